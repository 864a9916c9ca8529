//! `serve`: the reader on this machine, rebuilt on change.

use std::env;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::{say, setup};

/// Where to serve.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// The port; without one, the first free one from 8080 on.
    pub(crate) port: Option<u16>,
    pub(crate) opening: Opening,
}

/// Whether a browser opens.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) enum Opening {
    /// Where there is a display to open it on.
    #[default]
    IfPossible,
    Never,
}

/// Serves until stopped.
pub(crate) fn run(sh: &Shell, options: &Options) -> Result<()> {
    let env = setup::site(sh)?;
    let port = match options.port {
        Some(port) => {
            ensure!(is_free(port), "port {port} is in use: choose another with `--port`");
            port
        }
        None => {
            (8080..8180).find(|port| is_free(*port)).context("ports 8080 to 8179 are in use")?
        }
    };
    let open = (options.opening == Opening::IfPossible && has_display()).then_some("--open");

    // The same site as `build` makes, but not squeezed, and in a folder of its own so that dist/
    // never holds anything but what is published.
    let quick = ["--release=false", "--cargo-profile", "release", "--dist", "target/serve"];
    say("building the reader (the first time 1 to 2 minutes, later some seconds)");
    env.on(cmd!(sh, "trunk --log warn build {quick...}"))
        .quiet()
        .run()
        .context("trunk did not build")?;
    say(format!("the reader is at http://127.0.0.1:{port}/ until Ctrl-C; after a change, reload"));
    let port = port.to_string();
    env.on(cmd!(
        sh,
        "trunk --log warn serve --address 127.0.0.1 --port {port} {open...} {quick...}"
    ))
    .quiet()
    .run()
    .context("trunk stopped")
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn has_display() -> bool {
    let has = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || has("DISPLAY") || has("WAYLAND_DISPLAY")
}
