//! Debian's Rust, for machines where rustup cannot reach its server. Its packages bring a current
//! compiler and the source of the standard library, but no build of it for wasm: that is done
//! here, once, and put where this compiler looks for it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use super::wasm_target::{TARGET, WasmRust, has_target, target_dir};
use super::{cache, first_on_path, on_path};
use crate::say;

/// Where Debian's packages put Rust.
pub(super) const SYSROOT: &str = "/usr";

const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-clippy", "rust-web-src", "lld-22"];
const PROGRAMS: [&str; 4] = ["cargo", "rustc", "rustdoc", "cargo-clippy"];
const STD_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std";

/// Debian calls its linkers by version and has no `rust-lld`, rustc's own choice.
const LINKERS: [&str; 4] = ["rust-lld", "wasm-ld-22", "wasm-ld", "lld-22"];

/// What rustup and cargo tell the programs they start about the toolchain in use.
const OF_THE_OTHER_TOOLCHAIN: [&str; 5] =
    ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN", "RUST_SYSROOT"];

/// Whether packages can be installed: on Debian, as root.
pub(super) fn can_install() -> bool {
    let debian = fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text));
    debian && is_root() && on_path(&["apt-get"]).is_some()
}

fn is_debian(os_release: &str) -> bool {
    os_release.lines().any(|line| line == "ID=debian")
}

fn is_root() -> bool {
    fs::read_to_string("/proc/self/status")
        .is_ok_and(|text| text.lines().any(|line| line.starts_with("Uid:\t0\t")))
}

/// Installs `packages` with apt-get.
pub(super) fn install(sh: &Shell, packages: &[&str]) -> Result<()> {
    let apt = || {
        cmd!(sh, "apt-get -qq -o DPkg::Lock::Timeout=300")
            .envs([("DEBIAN_FRONTEND", "noninteractive"), ("DEBCONF_NOWARNINGS", "yes")])
    };
    apt().arg("update").quiet().run().context("`apt-get update` failed")?;
    apt()
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages)
        .quiet()
        // Page after page about packages being unpacked.
        .ignore_stdout()
        .run()
        .with_context(|| format!("`apt-get install {}` failed", packages.join(" ")))
}

/// Whether the standard library there was put there by [`build_std`].
pub(super) fn std_is_ours() -> bool {
    stamp().is_file()
}

/// Whether the standard library is there and was built for the compiler that is there.
pub(super) fn std_is_built(sh: &Shell) -> bool {
    packages_are_there()
        && has_target(Path::new(SYSROOT))
        && compiler(sh).is_ok_and(|compiler| {
            fs::read_to_string(stamp()).is_ok_and(|stamp| stamp.starts_with(&compiler))
        })
}

/// Installs Debian's packages where they are missing and builds the standard library.
pub(super) fn build_std(sh: &Shell) -> Result<()> {
    // Takes the lock too, and so has to come first.
    let programs = programs()?;
    let _lock = cache::lock()?;
    if std_is_built(sh) {
        return Ok(());
    }
    if !packages_are_there() {
        say("installing Debian's Rust compiler and its source with apt-get (once, about a minute)");
        install(sh, &PACKAGES)?;
        ensure!(
            packages_are_there(),
            "Debian's packages {} did not bring what they should",
            PACKAGES.join(", ")
        );
    }
    let wanted = minimum_version(&sh.read_file("Cargo.toml")?)?;
    let compiler = compiler(sh)?;
    ensure!(
        release(&compiler)? >= wanted,
        "Debian's rustc is older than 1.{}: switch Debian's security updates on in apt's sources",
        wanted.1
    );

    say(format!("building Rust's standard library for {TARGET} (once, 1 to 3 minutes)"));
    let scratch = cache::folder()?.join("std-build");
    let built = compile_std(sh, &programs, &scratch)?;
    let place = Path::new(SYSROOT).join("lib/rustlib").join(TARGET);
    let unfinished = place.with_extension("unfinished");
    let _ = fs::remove_dir_all(&unfinished);
    fs::create_dir_all(unfinished.join("lib"))
        .with_context(|| format!("cannot write to {}", unfinished.display()))?;
    for library in built {
        let name = library.file_name().context("a library without a name")?;
        fs::copy(&library, unfinished.join("lib").join(name))?;
    }
    // A second build of the same compiler makes what was compiled against the first one stale.
    let time = SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos();
    fs::write(unfinished.join("built-for"), format!("{compiler}\nbuilt at {time}\n"))?;
    let _ = fs::remove_dir_all(&place);
    fs::rename(&unfinished, &place)?;
    fs::remove_dir_all(scratch)?;
    Ok(())
}

/// Compiles the standard library in an empty crate and returns the libraries.
fn compile_std(sh: &Shell, programs: &Path, scratch: &Path) -> Result<Vec<PathBuf>> {
    let _ = fs::remove_dir_all(scratch);
    let target = scratch.join("target");
    sh.write_file(
        scratch.join("Cargo.toml"),
        "[package]\nname = \"scratch\"\nedition = \"2024\"\n[workspace]\n\
         [profile.release]\npanic = \"abort\"\n",
    )?;
    sh.write_file(scratch.join("src/lib.rs"), "")?;
    let manifest = scratch.join("Cargo.toml");
    // `test` is for the tests that run in a browser.
    let build = cmd!(
        sh,
        "cargo build --quiet --release --manifest-path {manifest} --target {TARGET}
         -Zbuild-std=std,panic_abort,test"
    );
    beside(build)
        .env("PATH", first_on_path([programs.to_owned()])?)
        // Stable compilers build the standard library only when told so.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode a later `lto = true` fails.
        .env("RUSTFLAGS", "-C embed-bitcode=yes")
        .env("CARGO_TARGET_DIR", &target)
        .quiet()
        .run()
        .context("the standard library did not compile")?;

    let mut libraries = Vec::new();
    for file in target.join(TARGET).join("release/deps").read_dir()? {
        let file = file?.path();
        let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if name.ends_with(".rlib") && !name.starts_with("libscratch-") {
            libraries.push(file);
        }
    }
    Ok(libraries)
}

/// Debian's compiler, once its standard library is built.
pub(super) fn toolchain(sh: &Shell) -> Result<WasmRust> {
    // Two compilers that share a target folder undo each other's work.
    let target = target_dir(sh, "debian");
    forget_stale_artifacts(&target)?;
    let linker = on_path(&LINKERS).context("Debian's lld-22 has no program for wasm")?;
    Ok(WasmRust {
        programs: Some(programs()?),
        set: vec![
            ("CARGO_TARGET_DIR", target.into()),
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.into()),
        ],
        unset: &OF_THE_OTHER_TOOLCHAIN,
    })
}

/// Removes what was compiled against another build of the standard library.
fn forget_stale_artifacts(target: &Path) -> Result<()> {
    let now = fs::read_to_string(stamp())?;
    let seen = target.join("std-built-for");
    if fs::read_to_string(&seen).is_ok_and(|seen| seen == now) {
        return Ok(());
    }
    let artifacts = target.join(TARGET);
    if artifacts.exists() {
        say("removing wasm artifacts of an earlier standard library");
        fs::remove_dir_all(artifacts)?;
    }
    fs::create_dir_all(target)?;
    Ok(fs::write(seen, now)?)
}

/// A folder with Debian's Rust programs and nothing else: /usr/bin in front of PATH would also
/// bring Debian's Node, and whatever else is older there.
fn programs() -> Result<PathBuf> {
    let folder = cache::folder()?.join("debian-rust");
    cache::once(&folder, |folder| {
        for program in PROGRAMS {
            link(&Path::new("/usr/bin").join(program), &folder.join(program))?;
        }
        Ok(())
    })?;
    Ok(folder)
}

#[cfg(unix)]
fn link(file: &Path, name: &Path) -> Result<()> {
    Ok(std::os::unix::fs::symlink(file, name)?)
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    anyhow::bail!("this is not Debian")
}

/// `cmd`, free from what points at the toolchain that runs xtask.
fn beside(cmd: xshell::Cmd<'_>) -> xshell::Cmd<'_> {
    OF_THE_OTHER_TOOLCHAIN.iter().fold(cmd, |cmd, name| cmd.env_remove(name))
}

fn packages_are_there() -> bool {
    PROGRAMS.iter().all(|program| Path::new("/usr/bin").join(program).is_file())
        && Path::new(STD_SOURCE).is_dir()
        && on_path(&LINKERS).is_some()
}

fn stamp() -> PathBuf {
    Path::new(SYSROOT).join("lib/rustlib").join(TARGET).join("built-for")
}

fn compiler(sh: &Shell) -> Result<String> {
    Ok(beside(cmd!(sh, "/usr/bin/rustc -vV")).quiet().read()?)
}

/// The `1.x` that Cargo.toml asks for.
fn minimum_version(manifest: &str) -> Result<(u32, u32)> {
    let version = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \""));
    version.and_then(major_minor).context("Cargo.toml names no rust-version")
}

/// The `1.x` that `rustc -vV` prints.
fn release(compiler: &str) -> Result<(u32, u32)> {
    let version = compiler.lines().find_map(|line| line.strip_prefix("release: "));
    version.and_then(major_minor).context("rustc does not say its version")
}

fn major_minor(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split(|c: char| !c.is_ascii_digit()).map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::{is_debian, minimum_version, release};

    #[test]
    fn versions_compare_as_numbers() {
        let wanted = minimum_version("edition = \"2024\"\nrust-version = \"1.95\"\n").unwrap();
        assert!(release("rustc 1.100.2\nrelease: 1.100.2\nhost: x").unwrap() > wanted);
        assert!(release("release: 1.85.0").unwrap() < wanted);
        assert!(release("no such line").is_err());
    }

    #[test]
    fn ubuntu_is_not_debian() {
        assert!(is_debian("NAME=\"Debian\"\nID=debian\n"));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }
}
