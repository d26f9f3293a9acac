//! B4, B5, B14 below the page: what the board asks for, a move, and 200 cards over the wire.

use enishi_core::funnel::api::CardPage;
use serde_json::{Value, json};

use super::timed;
use crate::desk::ask;
use crate::figure::{Better, Figure, percentile};
use crate::set::Set;

/// Cards of a column that the page asks for when it opens.
const SEEN: i64 = 40;
const MOVES: usize = 100;

/// What the page would ask of the core, without the page.
///
/// # Errors
/// In words.
pub(crate) fn figures(set: &Set) -> Result<Vec<Figure>, String> {
    let stages = ask(&set.app, "funnel_stages", &Value::Null)?.read()?;
    let stages: Vec<String> = stages
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|stage| stage["id"].as_str().map(str::to_owned))
        .collect();
    let cards = |stage: &str, limit: i64| {
        ask(&set.app, "funnel_cards", &json!({ "stage": stage, "offset": 0, "limit": limit }))
    };
    let mut opens = Vec::new();
    for _ in 0..20 {
        let (ms, ()) = timed(|| {
            ask(&set.app, "funnel_board", &json!({}))?;
            for stage in &stages {
                cards(stage, SEEN)?;
            }
            Ok(())
        })?;
        opens.push(ms);
    }
    let longest = stages.first().ok_or("no stage")?;
    let (mut pages, mut bytes) = (Vec::new(), 0);
    for _ in 0..50 {
        let (ms, answer) = timed(|| cards(longest, 200))?;
        pages.push(ms);
        bytes = answer.len();
    }
    let (mut moves, mut moved) = (Vec::new(), Vec::new());
    for _ in 0..MOVES {
        let top = serde_json::from_value::<CardPage>(cards(longest, 1)?.read()?);
        let top = top.map_err(|why| why.to_string())?.cards();
        let lead = top.first().ok_or("the longest column is empty")?.id.to_string();
        let to = stages.get(1).ok_or("one stage only")?;
        let request = json!({ "leads": [lead], "to": to });
        moves.push(timed(|| ask(&set.app, "funnel_move", &request))?.0);
        moved.push(lead);
    }
    // a file that is kept is asked again
    ask(&set.app, "funnel_move", &json!({ "leads": moved, "to": longest }))?;
    let open = percentile(&opens, 0.95);
    Ok(vec![
        Figure::new(
            "B4",
            "what the board asks when it opens, p95",
            set.leads,
            (open, "ms"),
            (Better::Lower, 100.0),
        ),
        Figure::new(
            "B5",
            "a move until it is durable, p95",
            set.leads,
            (percentile(&moves, 0.95), "ms"),
            (Better::Lower, 20.0),
        )
        .over(
            [0.5, 0.95, 1.0]
                .map(|share| (format!("p{:.0}", share * 100.0), percentile(&moves, share)))
                .into(),
        ),
        Figure::new(
            "B14",
            "200 cards through the call, p95",
            set.leads,
            (percentile(&pages, 0.95), "ms"),
            (Better::Lower, 5.0),
        ),
        Figure::new(
            "B14",
            "200 cards, size",
            set.leads,
            (bytes as f64 / 1024.0, "KB"),
            (Better::Lower, 40.0),
        ),
    ])
}
