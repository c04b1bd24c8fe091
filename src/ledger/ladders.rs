//! Ladders of single sites.

use super::token::Provider;
use crate::json::{Decode, Encode, Named, Problem, Reader, Writer};
use crate::prelude::*;

/// Days before expiry to remind at, longest first, for the tokens of one site each.
///
/// A list and no map: there are four sites, and the code of a map is 4 kB of the package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteLadders(Vec<(Provider, Vec<u32>)>);

impl SiteLadders {
    /// The ladder of a site.
    pub fn get(&self, site: Provider) -> Option<&Vec<u32>> {
        self.0.iter().find(|(known, _)| *known == site).map(|(_, rungs)| rungs)
    }

    /// Sets the ladder of a site.
    pub fn insert(&mut self, site: Provider, rungs: Vec<u32>) {
        self.0.retain(|(known, _)| *known != site);
        let place = self.0.partition_point(|(known, _)| *known < site);
        self.0.insert(place, (site, rungs));
    }

    /// How many sites have one.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no site has one.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, each with its site.
    pub fn iter(&self) -> impl Iterator<Item = (Provider, &[u32])> {
        self.0.iter().map(|(site, rungs)| (*site, rungs.as_slice()))
    }
}

impl Encode for SiteLadders {
    fn encode(&self, out: &mut Writer) {
        out.open('{');
        for (site, rungs) in &self.0 {
            out.field(site.name(), rungs);
        }
        out.close('}');
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl Decode for SiteLadders {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        let mut ladders = Self::default();
        reader.fields(|reader, site| {
            ladders.insert(Provider::named(&site)?, Vec::read(reader)?);
            Ok(())
        })?;
        Ok(ladders)
    }
}
