# Everything here needs Go alone, but make test-engines: real databases. make bench also compares with R where it is installed.
VERSION := $(shell git describe --always --dirty --tags 2>/dev/null || echo development)
LDFLAGS := -s -w -X main.version=$(VERSION)
# Nothing here speaks HTTP, which comes with a driver: the tag leaves out its second version.
BUILD := CGO_ENABLED=0 go build -tags nethttpomithttp2 -trimpath -buildvcs=false -ldflags "$(LDFLAGS)"
PLATFORMS := windows/amd64 darwin/amd64 darwin/arm64 linux/amd64 linux/arm64
SIZES ?= 10000 100000 1000000 10000000

.PHONY: report page engine build test test-engines lint bench dist clean

report: build
	bin/spoor report

build: engine
	$(BUILD) -o bin/ ./cmd/spoor

# The program of the page, which spoor carries: the same study, compiled for browsers.
engine:
	GOOS=js GOARCH=wasm $(BUILD) -o bin/page.wasm ./cmd/page
	gzip -9 -n -c bin/page.wasm >internal/engine/built/page.wasm.gz
	cp "$$(go env GOROOT)/lib/wasm/wasm_exec.js" internal/engine/built/

page: build
	bin/spoor page --overwrite

test:
	go test ./...

# Starts PostgreSQL and two servers of ClickHouse on this machine, from the packages of Debian, and stops them.
test-engines:
	go test -count=1 -tags engines ./internal/engines

lint:
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "not gofmt'd:"; echo "$$unformatted"; exit 1; }
	go vet -tags engines,browser ./...
	go tool staticcheck -tags engines,browser ./...
	.ci/deadcode

bench: build
	go test -run '^$$' -bench . -benchmem ./...
	go build -o bin/bench ./internal/bench
	for n in $(SIZES); do bin/bench -n $$n || exit 1; done

# Programs for every platform, with their checksums, what is inside them and the licences of that.
dist: engine
	@for platform in $(PLATFORMS); do \
		os=$${platform%/*}; arch=$${platform#*/}; ending=; [ $$os = windows ] && ending=.exe; \
		echo dist/spoor-$$os-$$arch$$ending; \
		GOOS=$$os GOARCH=$$arch $(BUILD) -o dist/spoor-$$os-$$arch$$ending ./cmd/spoor || exit 1; \
	done
	go run ./internal/release dist
	go run ./cmd/spoor page --overwrite --zip --out dist/tweede-spoor.html

clean:
	rm -rf bin dist spoor-report tweede-spoor.html internal/engine/built/*
