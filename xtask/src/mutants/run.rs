//! The tests, run once a mutant.

use std::{
    collections::BTreeMap,
    num::NonZero,
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use super::{
    list::{Mutant, NONE},
    verdict::Fate,
};
use crate::{
    command,
    failure::{Failure, Result},
};

/// What every run of tests is given: what is drawn by lot is the same in each, and little, and nothing is written.
const SAME: [(&str, &str); 5] = [
    ("INSTA_UPDATE", "no"),
    ("PROPTEST_CASES", "32"),
    ("PROPTEST_RNG_SEED", "1"),
    ("PROPTEST_MAX_SHRINK_ITERS", "64"),
    ("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1"),
];

/// Which tests are not asked, as in `.cargo/mutants.toml`.
const SKIPPED: [&str; 2] = ["--skip", "views::"];

/// From when on a test is slow. Slow ones are few and find little that the others do not: they are asked last.
const SLOW: Duration = Duration::from_millis(100);

/// How much of the processor the tests may take before they are taken to run for ever: so many times what they take without a mutant, and
/// so many seconds. Not by the clock, which goes on while others are at work.
const TIMES: u64 = 10;
const LONGER: u64 = 10;

/// What all of them may take without a mutant, in seconds.
const LONGEST: u64 = 600;

/// What ends a run that takes more (`SIGKILL` and `SIGXCPU`, see signal(7)).
const EXCEEDED: [i32; 2] = [9, 24];

/// What a run may take of the memory, in kilobytes, for mutants that collect for ever.
const MEMORY: &str = "2000000";

/// Some tests of one program.
struct Group {
    program: PathBuf,
    tests: Vec<String>,
    /// How long they take without a mutant.
    takes: Duration,
}

/// The tests, the quick ones first.
pub(super) struct Tests {
    groups: Vec<Group>,
    folder: PathBuf,
}

impl Tests {
    /// Runs all tests without a mutant, to see that they pass and how long each takes.
    pub(super) fn measured(programs: &[PathBuf], folder: &Path) -> Result<Self> {
        let mut tests = Self { groups: Vec::new(), folder: folder.to_path_buf() };
        for program in programs {
            let mut all = tests.command(program, NONE, None);
            all.args(SKIPPED).args(["--test-threads=1", "-Zunstable-options", "--report-time"]);
            let told = command::output(&mut all)?;
            let (quick, slow): (BTreeMap<_, _>, BTreeMap<_, _>) =
                told.lines().filter_map(timed).partition(|(_, takes)| *takes < SLOW);
            if told.lines().find_map(counted) != Some(quick.len() + slow.len()) {
                return Err(Failure::Steps(format!(
                    "not all tests of {} tell their time",
                    program.display()
                )));
            }
            for group in [quick, slow].into_iter().filter(|group| !group.is_empty()) {
                let takes = group.values().sum();
                let tests_of_group = group.into_keys().map(ToOwned::to_owned).collect();
                tests.groups.push(Group { program: program.clone(), tests: tests_of_group, takes });
            }
        }
        tests.groups.sort_by_key(|group| group.takes);
        Ok(tests)
    }

    /// Runs the tests once for each of the mutants, as many at once as there are processors, and tells of each as it is known.
    pub(super) fn try_all(
        &self,
        mutants: &[(usize, &Mutant)],
        mut tell: impl FnMut(&str, Fate),
    ) -> Result<()> {
        let next = AtomicUsize::new(0);
        let (sender, fates) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || {
                    while let Some((number, mutant)) = mutants.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let fate = self.fate(*number);
                        let ends = fate.is_err();
                        if sender.send((mutant.name.as_str(), fate)).is_err() || ends {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            // Nobody listens any more once something failed, and so all of them end.
            fates.into_iter().try_for_each(|(name, fate)| fate.map(|fate| tell(name, fate)))
        })
    }

    /// Runs the tests, and no more of them than it takes to know what becomes of a mutant.
    pub(super) fn fate(&self, number: usize) -> Result<Fate> {
        for group in &self.groups {
            let mut run = self.command(&group.program, number, Some(group.takes));
            run.args(["--test-threads=1", "-Zunstable-options", "--fail-fast", "--exact"]).args(&group.tests);
            run.stdout(Stdio::null()).stderr(Stdio::null());
            let ended = run
                .status()
                .map_err(|source| Failure::NotStarted { command: command::line(&run), source })?;
            if let Some(fate) = fate(ended) {
                return Ok(fate);
            }
        }
        Ok(Fate::Missed)
    }

    /// A run of a program with a mutant, which may take some times what it takes without.
    fn command(&self, program: &Path, number: usize, takes: Option<Duration>) -> Command {
        let mut command = Command::new("sh");
        let limit = takes.map_or(LONGEST, |takes| takes.as_secs() * TIMES + LONGER);
        command
            .args(["-c", &format!("ulimit -v {MEMORY}; ulimit -t {limit}; exec \"$0\" \"$@\"")])
            .arg(program);
        command.current_dir(&self.folder).env("MUTANT", number.to_string()).envs(SAME);
        // Without it each run would ask cargo where it is.
        command.env("INSTA_WORKSPACE_ROOT", &self.folder);
        // How the tests are told what to do is not yet stable, and what a failed one tells nobody reads.
        command.envs([("RUSTC_BOOTSTRAP", "1"), ("RUST_BACKTRACE", "0")]);
        command
    }
}

/// What became of a mutant by how a run ended; nothing yet where all tests passed.
fn fate(ended: ExitStatus) -> Option<Fate> {
    if ended.signal().is_some_and(|signal| EXCEEDED.contains(&signal)) {
        return Some(Fate::Endless);
    }
    (!ended.success()).then_some(Fate::Caught)
}

/// The name of a test that passed and how long it took, from `test NAME ... ok <0.123s>`.
fn timed(line: &str) -> Option<(&str, Duration)> {
    let (name, rest) = line.strip_prefix("test ")?.split_once(" ... ok")?;
    let seconds = rest.trim().strip_prefix('<')?.strip_suffix("s>")?.parse().ok()?;
    Some((name, Duration::try_from_secs_f64(seconds).ok()?))
}

/// How many tests are run, from `running 12 tests`.
fn counted(line: &str) -> Option<usize> {
    line.strip_prefix("running ")?.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passed_has_a_name_and_a_time() {
        assert_eq!(timed("test a::b ... ok <0.250s>"), Some(("a::b", Duration::from_millis(250))));
        assert_eq!(timed("test result: ok. 2 passed; finished in 0.02s"), None);
        assert_eq!(timed("test a::b ... ignored"), None);
        assert_eq!([counted("running 12 tests"), counted("running 1 test")], [Some(12), Some(1)]);
    }

    #[test]
    fn what_does_not_end_is_ended() {
        let ended = |line: &str| fate(Command::new("sh").args(["-c", line]).status().unwrap());
        assert_eq!([ended("exit 0"), ended("exit 1")], [None, Some(Fate::Caught)]);
        assert_eq!(ended("ulimit -t 1; while :; do :; done"), Some(Fate::Endless));
        // Out of memory.
        assert_eq!(ended("kill -ABRT $$"), Some(Fate::Caught));
    }
}
