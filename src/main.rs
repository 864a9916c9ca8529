//! The site. Trunk builds it; `boot.js` starts it.

mod site;

fn main() {
    site::start();
}
