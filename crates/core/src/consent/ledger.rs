//! The chain of the ledger and the hash of a suppressed address: pure.
//!
//! Each entry's hash covers the hash before it, so a missing, changed or reordered entry shows.
//! The personal part (address, place) enters by a salted digest: erasure replaces salt and value
//! by that digest, and the chain still verifies.

use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// The part of an entry that the chain covers.
pub(crate) struct Entry<'a> {
    pub(crate) id: Uuid,
    pub(crate) site: Uuid,
    pub(crate) lead: Uuid,
    pub(crate) kind: &'a str,
    pub(crate) ground: &'a str,
    pub(crate) purpose: &'a str,
    pub(crate) how: &'a str,
    pub(crate) at: i64,
    pub(crate) recorded_at: i64,
    pub(crate) expires_at: Option<i64>,
    pub(crate) actor: &'a str,
    pub(crate) voids: Option<Uuid>,
}

/// Digest of the personal part. 32 bytes of "salt" are the digest itself: the entry was erased.
pub(crate) fn personal_digest(salt: &[u8], address: &str, place: &str) -> [u8; 32] {
    if let Ok(kept) = <[u8; 32]>::try_from(salt) {
        return kept;
    }
    let mut hasher = blake3::Hasher::new_derive_key("enishi consent personal part 1");
    for part in [salt, address.as_bytes(), place.as_bytes()] {
        add(&mut hasher, part);
    }
    *hasher.finalize().as_bytes()
}

/// The hash of an entry behind `previous` (32 zero bytes before the first one).
pub(crate) fn chain(previous: &[u8], entry: &Entry<'_>, personal: &[u8; 32]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key("enishi consent chain 1");
    add(&mut hasher, previous);
    add(&mut hasher, entry.id.as_bytes());
    add(&mut hasher, entry.site.as_bytes());
    add(&mut hasher, entry.lead.as_bytes());
    for text in [entry.kind, entry.ground, entry.purpose, entry.how, entry.actor] {
        add(&mut hasher, text.as_bytes());
    }
    for number in [Some(entry.at), Some(entry.recorded_at), entry.expires_at] {
        add(&mut hasher, number.map(i64::to_le_bytes).as_ref().map_or(&[], |bytes| bytes));
    }
    add(&mut hasher, entry.voids.as_ref().map_or(&[], |id| id.as_bytes()));
    add(&mut hasher, personal);
    *hasher.finalize().as_bytes()
}

/// Each part with its length before it, so that no two entries read the same.
fn add(hasher: &mut blake3::Hasher, part: &[u8]) {
    hasher.update(&(part.len() as u64).to_le_bytes());
    hasher.update(part);
}

/// The keyed hash under which an address is suppressed: NFKC, lower case, trimmed. Without the
/// secret of the file nobody can tell which address it was.
pub(crate) fn suppression_hash(secret: &[u8; 32], address: &str) -> [u8; 32] {
    let normal: String = address.nfkc().collect::<String>().trim().to_lowercase();
    let mut hasher = blake3::Hasher::new_keyed(secret);
    hasher.update(b"suppression\0");
    hasher.update(normal.as_bytes());
    *hasher.finalize().as_bytes()
}
