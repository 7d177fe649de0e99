package main

import (
	"encoding/json"
	"net/http"
)

// routes answers /version, /readyz, / and /checkout. The fault switch breaks one of them:
// "ready" never becomes ready, "checkout" starts well and then fails its customers.
func routes(commit, fault string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /version", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("content-type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]string{"commit": commit})
	})
	mux.HandleFunc("GET /readyz", answer(fault != "ready", "ready", "not ready: fault switch"))
	mux.HandleFunc("GET /{$}", answer(true, "Welcome to the shop", ""))
	mux.HandleFunc("GET /checkout", answer(fault != "checkout", "paid", "payment provider: no route"))
	return mux
}

func answer(works bool, good, bad string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if !works {
			http.Error(w, bad, http.StatusInternalServerError)
			return
		}
		_, _ = w.Write([]byte(good + "\n"))
	}
}
