//! Fields that this version does not know.

use serde_json::{Map, Value};

/// Takes the fields out of `map` that are not among `known`, as they came.
///
/// By hand and not with `serde(flatten)`, which decodes every field by way of a buffer and doubles the code of each type.
pub(crate) fn take(map: &mut Map<String, Value>, known: &[&str]) -> Map<String, Value> {
    let unknown: Vec<String> = map.keys().filter(|key| !known.contains(&key.as_str())).cloned().collect();
    unknown.into_iter().filter_map(|key| map.remove_entry(&key)).collect()
}

/// `Deserialize` of a type with an `extra` field: the fields it knows by its derived code, the others kept.
macro_rules! keeps_extra {
    ($type:ty, $known:expr) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut map = <serde_json::Map<String, serde_json::Value> as serde::Deserialize>::deserialize(deserializer)?;
                let extra = $crate::ledger::extra::take(&mut map, $known);
                let known = Self::deserialize(serde_json::Value::Object(map)).map_err(serde::de::Error::custom)?;
                Ok(Self { extra, ..known })
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }
    };
}

pub(crate) use keeps_extra;
