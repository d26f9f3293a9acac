//! A measured figure: work, what it is compared with in the same run, and the target.
//!
//! A *gate* is a ratio that does not depend on the computer: only gates decide whether a run is
//! green. Times stand beside them for people.

use serde_json::{Value, json};

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Better {
    /// The value must not be above the target.
    Lower,
    /// The value must not be below the target.
    Higher,
}

/// One figure.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// Number of the benchmark: `B1` …
    pub(crate) bench: &'static str,
    /// What was done, a few words.
    pub(crate) what: &'static str,
    /// Leads in the file.
    pub(crate) leads: usize,
    /// The figure.
    pub(crate) value: f64,
    /// Its unit: `ms`, `s`, `x` (a ratio), `MB`, `KB`, `%`.
    pub(crate) unit: &'static str,
    /// What it is compared with, and its value in the same unit.
    pub(crate) peer: Option<(&'static str, f64)>,
    /// The target in `unit`.
    pub(crate) target: f64,
    pub(crate) better: Better,
    /// Decides whether the run is green, with this (wider) limit.
    pub(crate) gate: Option<f64>,
    /// Values of several sizes or tries, for the plot.
    pub(crate) series: Vec<(String, f64)>,
}

impl Figure {
    /// A figure with a target.
    pub(crate) fn new(
        bench: &'static str,
        what: &'static str,
        leads: usize,
        (value, unit): (f64, &'static str),
        (better, target): (Better, f64),
    ) -> Self {
        Self {
            bench,
            what,
            leads,
            value,
            unit,
            peer: None,
            target,
            better,
            gate: None,
            series: Vec::new(),
        }
    }

    /// With what it is compared with.
    pub(crate) fn beside(mut self, name: &'static str, value: f64) -> Self {
        self.peer = Some((name, value));
        self
    }

    /// Fails the run beyond `limit`.
    pub(crate) fn gated(mut self, limit: f64) -> Self {
        self.gate = Some(limit);
        self
    }

    /// With the values behind it.
    pub(crate) fn over(mut self, series: Vec<(String, f64)>) -> Self {
        self.series = series;
        self
    }

    /// True if the target is reached.
    pub(crate) fn is_met(&self) -> bool {
        self.holds(self.target)
    }

    /// True unless it is a gate and beyond it.
    pub(crate) fn passes(&self) -> bool {
        self.gate.is_none_or(|limit| self.holds(limit))
    }

    fn holds(&self, limit: f64) -> bool {
        match self.better {
            Better::Lower => self.value <= limit,
            Better::Higher => self.value >= limit,
        }
    }

    /// For `report.json`.
    pub(crate) fn json(&self) -> Value {
        json!({
            "bench": self.bench, "what": self.what, "leads": self.leads,
            "value": self.value, "unit": self.unit,
            "peer": self.peer.map(|(name, value)| json!({ "name": name, "value": value })),
            "target": self.target,
            "better": if self.better == Better::Lower { "lower" } else { "higher" },
            "met": self.is_met(), "gate": self.gate, "passes": self.passes(),
            "series": self.series.iter().map(|(name, value)| json!([name, value]))
                .collect::<Vec<_>>(),
        })
    }

    /// One line for the terminal.
    pub(crate) fn line(&self) -> String {
        let peer = self.peer.map_or(String::new(), |(name, value)| {
            format!("  ({name}: {})", shown(value, self.unit))
        });
        let sign = if self.better == Better::Lower { "<=" } else { ">=" };
        let met = match (self.is_met(), self.passes()) {
            (_, false) => "GATE",
            (true, _) => "met",
            (false, _) => "not met",
        };
        format!(
            "{:<4}{:<44}{:>9} leads {:>12}  target {sign} {:<10} {met}{peer}",
            self.bench,
            self.what,
            self.leads,
            shown(self.value, self.unit),
            shown(self.target, self.unit),
        )
    }
}

/// A value with its unit, three figures.
pub(crate) fn shown(value: f64, unit: &str) -> String {
    let digits = match value.abs() {
        large if large >= 100.0 => 0,
        middle if middle >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.digits$} {unit}")
}

/// The value below which `share` (0 to 1) of `values` lie; 0 for none.
pub(crate) fn percentile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    // Nearest rank: at the share of a list, rounded up.
    let at = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(at.saturating_sub(1).min(last)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_beyond_its_gate_fails_the_run_and_one_beyond_its_target_does_not() {
        let figure = Figure::new("B0", "nothing", 1, (3.0, "x"), (Better::Lower, 2.0));
        assert!(!figure.is_met() && figure.passes(), "a target alone fails nothing");
        assert!(figure.clone().gated(3.0).passes(), "the limit itself is allowed");
        assert!(!figure.gated(2.9).passes());
    }

    #[test]
    fn the_95th_of_a_hundred_values_is_the_95th() {
        let values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert!((percentile(&values, 0.95) - 95.0).abs() < f64::EPSILON);
        assert!((percentile(&[], 0.95)).abs() < f64::EPSILON);
    }
}
