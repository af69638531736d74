//! The arguments on the command line.

/// What to measure.
pub(crate) struct Arguments {
    /// Whether to measure at all. `cargo test` makes each call once, to check that it works.
    pub(crate) measures: bool,
    /// How often the matrix is measured.
    pub(crate) runs: usize,
    /// What the name of a call has to contain.
    words: Vec<String>,
}

impl Arguments {
    pub(crate) fn parse() -> Result<Self, String> {
        let mut arguments = Arguments {
            measures: false,
            runs: 9,
            words: Vec::new(),
        };
        let mut rest = std::env::args().skip(1);
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--bench" => arguments.measures = true,
                "--runs" => {
                    let runs = rest.next().and_then(|runs| runs.parse().ok());
                    let runs = runs.filter(|runs| *runs > 0);
                    arguments.runs = runs.ok_or("`--runs` takes a number, such as `--runs 3`")?;
                }
                // `cargo test` passes the arguments of the test harness.
                option if option.starts_with('-') => {}
                word => arguments.words.push(word.to_owned()),
            }
        }
        Ok(arguments)
    }

    /// Returns whether the call with this name is measured: the one that contains all words.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.words.iter().all(|word| name.contains(word.as_str()))
    }
}
