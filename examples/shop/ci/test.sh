#!/bin/sh
# Unit tests with their report and coverage, in the formats that artifact-publish reads.
set -eu
mkdir -p reports
status=0
go test -json -coverprofile=reports/coverage.out . > reports/test.jsonl || status=$?
go run ./ci/junit < reports/test.jsonl > reports/unit.xml
exit $status
