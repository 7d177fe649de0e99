// Shop is the service of Tidegate's demo: it tells its version, whether it is ready, and can be told to fail.
package main

import (
	"log"
	"net/http"
	"os"
)

// Set by the linker: see ci/image.sh.
var commit = "unknown"

func main() {
	address := ":8080"
	if given := os.Getenv("SHOP_ADDRESS"); given != "" {
		address = given
	}
	log.Printf("shop %s listens on %s, fault %q", commit, address, os.Getenv("SHOP_FAULT"))
	log.Fatal(http.ListenAndServe(address, routes(commit, os.Getenv("SHOP_FAULT"))))
}
