package main

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func get(t *testing.T, fault, path string) (int, string) {
	t.Helper()
	recorder := httptest.NewRecorder()
	routes("abc1234", fault).ServeHTTP(recorder, httptest.NewRequest("GET", path, nil))
	return recorder.Code, strings.TrimSpace(recorder.Body.String())
}

func TestVersionNamesTheCommit(t *testing.T) {
	if code, body := get(t, "", "/version"); code != 200 || body != `{"commit":"abc1234"}` {
		t.Fatalf("got %d %s", code, body)
	}
}

func TestReady(t *testing.T) {
	if code, _ := get(t, "", "/readyz"); code != 200 {
		t.Fatalf("got %d", code)
	}
	if code, _ := get(t, "ready", "/readyz"); code != 500 {
		t.Fatalf("the fault switch did nothing: %d", code)
	}
}

func TestCheckout(t *testing.T) {
	if code, body := get(t, "", "/checkout"); code != 200 || body != "paid" {
		t.Fatalf("got %d %s", code, body)
	}
	if code, _ := get(t, "checkout", "/checkout"); code != 500 {
		t.Fatalf("the fault switch did nothing: %d", code)
	}
}

func TestHome(t *testing.T) {
	if code, body := get(t, "", "/"); code != 200 || body != "Welcome to the shop" {
		t.Fatalf("got %d %s", code, body)
	}
}
