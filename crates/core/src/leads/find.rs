//! Finding: the best few leads for a typed text, and how many answer.
//!
//! The index of words is asked once. Its *hits* are the count, and the best of them are found on the
//! cheaper of two ways: a walk down the scores of all leads (one narrow index) until enough hits were
//! met, or the score of each hit. The walk is short where many answer, the scores are few where few
//! do; a walk that meets too few hits, because they all score low, is given up for the other way
//! before it has cost more.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::rows;
use super::store::list as store;
use super::wire::LeadPage;
use crate::app::App;
use crate::db::key_list;
use crate::error::Result;
use crate::text::bigrams::SearchQuery;

/// Rows that [`find_leads`] answers at most.
const FOUND: usize = 50;
/// Steps of the walk that cost as much as one score: that lies in a wide row somewhere in the file.
const STEPS_OF_SCORE: usize = 8;

/// The best few leads for a typed text: by score, then the newest. Nothing for a text
/// without a letter.
///
/// # Errors
/// Those of the file.
pub fn find_leads(app: &App, text: &str, limit: i64) -> Result<LeadPage> {
    let Some(query) = SearchQuery::parse(text) else {
        return Ok(LeadPage { rows: Vec::new(), count: 0 });
    };
    let wanted = usize::try_from(limit).unwrap_or_default().clamp(1, FOUND);
    app.read(|db| {
        // the index of words holds exactly the leads that have a card
        let expression = Value::Text(query.match_expression());
        let hits = store::list_hits(db, Some(&expression), None)?;
        let best = best_of(db, &hits, wanted)?;
        Ok(LeadPage {
            count: i64::try_from(hits.len()).unwrap_or(i64::MAX),
            rows: rows::list_rows(db, &best)?,
        })
    })
}

/// The best `wanted` of hits, the best first.
fn best_of(db: &Connection, hits: &[i64], wanted: usize) -> Result<Vec<i64>> {
    let scored = || store::list_best(db, &key_list(hits), wanted);
    if hits.len() <= wanted {
        return scored();
    }
    let all = usize::try_from(store::count_all(db)?).unwrap_or(usize::MAX);
    let most = hits.len().saturating_mul(STEPS_OF_SCORE);
    if wanted.saturating_mul(all) / hits.len() <= most {
        let set = KeySet::of(hits);
        if let Some(best) = store::walk_to_best(db, |lead| set.holds(lead), wanted, most)? {
            return Ok(best);
        }
    }
    scored()
}

/// Keys as bits: a million take 125 KB, and asking for one costs nothing.
struct KeySet(Vec<u64>);

impl KeySet {
    fn of(keys: &[i64]) -> Self {
        let last = keys.iter().max().copied().and_then(place).map_or(0, |(word, _)| word + 1);
        let mut words = vec![0; last];
        for (word, bit) in keys.iter().copied().filter_map(place) {
            if let Some(word) = words.get_mut(word) {
                *word |= bit;
            }
        }
        Self(words)
    }

    fn holds(&self, key: i64) -> bool {
        place(key).is_some_and(|(word, bit)| self.0.get(word).is_some_and(|word| word & bit != 0))
    }
}

/// The word of a key and its bit in it.
fn place(key: i64) -> Option<(usize, u64)> {
    let key = usize::try_from(key).ok()?;
    Some((key / 64, 1 << (key % 64)))
}
