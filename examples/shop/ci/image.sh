#!/bin/sh
# Builds the image without a Dockerfile and without a daemon: one static binary as the only layer of an OCI layout in ./image.
# COMMIT names the source and SOURCE_DATE_EPOCH (build-tag's outputs) dates every entry, so that a second build has the same digest.
set -eu
rm -rf image rootfs
mkdir rootfs
CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "-s -w -buildid= -X main.commit=$COMMIT" -o rootfs/shop .
go run ./ci/layout rootfs image "$COMMIT" "$SOURCE_DATE_EPOCH"
rm -rf rootfs
