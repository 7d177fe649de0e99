// Layout packs a folder into an OCI image layout with one layer: `layout ROOTFS OUT COMMIT EPOCH`. The same input gives the same bytes.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strconv"
	"time"
)

type object = map[string]any

func main() {
	rootfs, out, commit := os.Args[1], os.Args[2], os.Args[3]
	epoch, err := strconv.ParseInt(os.Args[4], 10, 64)
	must(err)
	created := time.Unix(epoch, 0).UTC()
	must(os.MkdirAll(filepath.Join(out, "blobs", "sha256"), 0o755))

	content := archive(rootfs, created)
	var layer bytes.Buffer
	zipped := gzip.NewWriter(&layer)
	_, err = zipped.Write(content)
	must(err)
	must(zipped.Close())

	config := encode(object{
		"architecture": runtime.GOARCH, "os": "linux", "created": created.Format(time.RFC3339),
		"config":  object{"Entrypoint": []string{"/shop"}, "Labels": object{"org.opencontainers.image.revision": commit}},
		"rootfs":  object{"type": "layers", "diff_ids": []string{digest(content)}},
		"history": []object{{"created": created.Format(time.RFC3339), "created_by": "ci/image.sh"}},
	})
	manifest := encode(object{
		"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
		"config": write(out, config, "application/vnd.oci.image.config.v1+json"),
		"layers": []object{write(out, layer.Bytes(), "application/vnd.oci.image.layer.v1.tar+gzip")},
		"annotations": object{
			"org.opencontainers.image.revision": commit, "org.opencontainers.image.created": created.Format(time.RFC3339),
		},
	})
	index := encode(object{
		"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json",
		"manifests": []object{write(out, manifest, "application/vnd.oci.image.manifest.v1+json")},
	})
	must(os.WriteFile(filepath.Join(out, "index.json"), index, 0o644))
	must(os.WriteFile(filepath.Join(out, "oci-layout"), encode(object{"imageLayoutVersion": "1.0.0"}), 0o644))
	fmt.Println(digest(manifest))
}

// archive is a tar of the folder's files, sorted, owned by root, dated by the commit.
func archive(rootfs string, at time.Time) []byte {
	entries, err := os.ReadDir(rootfs)
	must(err)
	sort.Slice(entries, func(a, b int) bool { return entries[a].Name() < entries[b].Name() })
	var content bytes.Buffer
	packed := tar.NewWriter(&content)
	for _, entry := range entries {
		body, err := os.ReadFile(filepath.Join(rootfs, entry.Name()))
		must(err)
		must(packed.WriteHeader(&tar.Header{Name: entry.Name(), Mode: 0o755, Size: int64(len(body)), ModTime: at, Format: tar.FormatUSTAR}))
		_, err = packed.Write(body)
		must(err)
	}
	must(packed.Close())
	return content.Bytes()
}

func write(out string, body []byte, mediaType string) object {
	id := digest(body)
	must(os.WriteFile(filepath.Join(out, "blobs", "sha256", id[len("sha256:"):]), body, 0o644))
	return object{"mediaType": mediaType, "digest": id, "size": len(body)}
}

func digest(body []byte) string { return fmt.Sprintf("sha256:%x", sha256.Sum256(body)) }

func encode(value any) []byte {
	text, err := json.Marshal(value)
	must(err)
	return text
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
