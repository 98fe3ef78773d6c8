# Inpaint3D: the four commands a newcomer needs are `make demo`, `make test`, `make install` and `make deps`.
# Each does its own set-up; the only thing it expects is the .NET SDK, version 10.

export DOTNET_CLI_TELEMETRY_OPTOUT = 1
export DOTNET_NOLOGO = 1

# Native libraries, all optional at run time; `inpaint3d doctor` says what each is for.
PACKAGES = libvips42 libassimp5 libvulkan1 mesa-vulkan-drivers
# What the tests need besides: the registry of Vulkan, its validation layer, and the compiler and checker of shaders (`make shaders`).
TEST_PACKAGES = libvulkan-dev vulkan-validationlayers glslang-tools spirv-tools

PREFIX ?= $(if $(filter 0,$(shell id -u)),/usr/local,$(HOME)/.local)
CLI = src/Inpaint3D.Cli/bin/Release/net10.0/Inpaint3D.Cli.dll

.PHONY: build deps demo test bench shaders install uninstall readme clean

build:
	dotnet build src/Inpaint3D.Cli -c Release -v q

deps:
	@tests/deps $(PACKAGES)

demo: deps build
	dotnet $(CLI) demo -o demo --force

test:
	@tests/deps $(PACKAGES) $(TEST_PACKAGES)
	@tests/run

# Compiles shaders/**.comp to the SPIR-V beside them.
shaders:
	@shaders/compile

bench:
	dotnet run --project tests/Inpaint3D.Benchmarks -c Release -- --filter '*' --join

install:
	@src/Inpaint3D.Cli/install $(PREFIX)

uninstall:
	rm -rf $(PREFIX)/lib/inpaint3d $(PREFIX)/bin/inpaint3d

# Writes the table of methods into the README, between its markers.
readme: build
	@mkdir -p artifacts
	dotnet $(CLI) methods --markdown > artifacts/methods.md
	sed -i -e '/^<!-- methods -->$$/,/^<!-- \/methods -->$$/{/^<!--/!d}' -e '/^<!-- methods -->$$/r artifacts/methods.md' README.md

clean:
	rm -rf artifacts demo TestResults
	find src tests -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +
