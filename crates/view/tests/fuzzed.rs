//! The fuzz targets' corpus, and with it every input that once broke something, as ordinary tests.

#[allow(unreachable_pub, reason = "the targets reach it, in a crate of their own")]
#[path = "../../../fuzz/src/lib.rs"]
mod fuzz;

use std::fs;
use std::path::Path;

type Check = fn(&[u8]);

const TARGETS: [(&str, Check); 7] = [
    ("document", fuzz::document),
    ("language", fuzz::language),
    ("claims", fuzz::claims),
    ("figures", fuzz::figures),
    ("compare", fuzz::compare),
    ("page", fuzz::page),
    ("archive", fuzz::archive),
];

#[test]
fn the_corpus_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    for (target, check) in TARGETS {
        let files = fs::read_dir(corpus.join(target)).expect("each target has a corpus");
        let mut n = 0;
        for file in files {
            let path = file.expect("the folder can be read").path();
            // A failure names the file.
            println!("{}", path.display());
            check(&fs::read(&path).expect("the file can be read"));
            n += 1;
        }
        assert!(n > 0, "{target} has no corpus");
    }
}
