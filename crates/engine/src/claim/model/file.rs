//! The model's file: all weights, one byte each, in one piece.
//!
//! After the head (`SAYSO`, a version) come the tags of the form classes, the class of every form,
//! the rate of every stem, then the tables of the tagger, the parser, the relations, the cues, the
//! arguments and the ranks, and last the threshold. Numbers of more than one byte begin with the least. A
//! list begins with its length as a power of two, a table with the bits of its rows and its
//! columns; the chains add their scale and their biases.

use super::table::Table;
use super::tagger::FormClasses;
use super::weights::{ChainWeights, Model};

const HEAD: &[u8] = b"SAYSO\x01";

struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, n: usize) -> Option<&'b [u8]> {
        let (front, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(front)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|b| b[0])
    }

    fn number(&mut self) -> Option<i32> {
        self.take(4)?.try_into().ok().map(i32::from_le_bytes)
    }

    fn list(&mut self) -> Option<Vec<u8>> {
        let bits = self.byte().filter(|&bits| bits < 24)?;
        self.take(1 << bits).map(<[u8]>::to_vec)
    }

    fn table(&mut self) -> Option<Table> {
        let bits = self.byte().filter(|bits| (1..=24).contains(bits))?;
        let columns = self.byte()?;
        let codes = self.take(usize::from(columns) << bits)?;
        let codes: Vec<i8> = codes.iter().map(|&b| b.cast_signed()).collect();
        Table::new(u32::from(bits), usize::from(columns), &codes)
    }

    fn chain(&mut self) -> Option<ChainWeights> {
        let table = self.table()?;
        let scale = self.number()?;
        let n = self.byte()?;
        let biases: Option<Vec<i32>> = (0..n).map(|_| self.number()).collect();
        Some(ChainWeights { table, scale, biases: biases? })
    }
}

impl Model {
    /// Reads a model file; `None` if the bytes are none of this version.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let mut reader = Reader(bytes.strip_prefix(HEAD)?);
        let n = reader.byte()?;
        let bits = |bytes: &[u8]| bytes.try_into().ok().map(u64::from_le_bytes);
        let tags: Option<Vec<u64>> = (0..=n).map(|_| reader.take(8).and_then(bits)).collect();
        let classes = FormClasses { tags: tags?, of_form: reader.list()? };
        let rates = reader.list()?;
        let model = Model {
            classes,
            rates,
            tagger: reader.table()?,
            parser: reader.table()?,
            relations: reader.table()?,
            cues: reader.chain()?,
            arguments: reader.chain()?,
            ranks: reader.chain()?,
            threshold: reader.number()?,
        };
        reader.0.is_empty().then_some(model)
    }

    /// The model file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = HEAD.to_vec();
        out.push(self.classes.tags.len().saturating_sub(1) as u8);
        out.extend(self.classes.tags.iter().flat_map(|bits| bits.to_le_bytes()));
        for list in [&self.classes.of_form, &self.rates] {
            out.push(list.len().ilog2() as u8);
            out.extend_from_slice(list);
        }
        for table in [&self.tagger, &self.parser, &self.relations] {
            write_table(table, &mut out);
        }
        for chain in [&self.cues, &self.arguments, &self.ranks] {
            write_table(&chain.table, &mut out);
            out.extend(chain.scale.to_le_bytes());
            out.push(chain.biases.len() as u8);
            out.extend(chain.biases.iter().flat_map(|b| b.to_le_bytes()));
        }
        out.extend(self.threshold.to_le_bytes());
        out
    }
}

fn write_table(table: &Table, out: &mut Vec<u8>) {
    out.extend([table.bits() as u8, table.columns() as u8]);
    out.extend(table.codes().map(i8::cast_unsigned));
}
