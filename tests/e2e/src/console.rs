//! The browser's own log of every console: of pages, content scripts, extension pages and the worker.

/// One message on a console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsoleLine {
    /// What was said; objects only as `[object Object]`.
    pub text: String,
    /// The address of the script that said it.
    pub source: String,
}

const MARK: &str = ":CONSOLE:";
const SOURCE: &str = "\", source: ";

/// Reads the messages from Chromium's log, where each begins with `[…:CONSOLE:LINE] "` and may have line breaks.
pub(crate) fn messages(log: &str) -> Vec<ConsoleLine> {
    let mut entries: Vec<String> = Vec::new();
    for line in log.lines() {
        if begins(line) {
            entries.push(line.to_owned());
        } else if let Some(entry) = entries.last_mut() {
            entry.push('\n');
            entry.push_str(line);
        }
    }
    entries.iter().filter_map(|entry| message(entry)).collect()
}

fn begins(line: &str) -> bool {
    line.starts_with('[') && line.split_once(']').is_some_and(|(head, _)| head.matches(':').count() >= 4)
}

fn message(entry: &str) -> Option<ConsoleLine> {
    let (head, rest) = entry.split_once("] \"")?;
    if !head.contains(MARK) {
        return None;
    }
    let (text, source) = rest.rsplit_once(SOURCE)?;
    Some(ConsoleLine { text: text.into(), source: source.split(" (").next().unwrap_or(source).into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_found_among_other_lines() {
        let log = "[39:39:1122/120348.1:INFO:CONSOLE:1] \"one\ntwo\", source: chrome-extension://x/b.js (1)\n\
            [39:40:1122/120348.2:ERROR:dbus/bus.cc:408] \"no bus\", source: x (1)\n\
            [39:39:1122/120348.3:INFO:CONSOLE:7] \"said \"so\"\", source: https://www.figma.com/a.js (7)\n";
        let line = |text: &str, source: &str| ConsoleLine { text: text.into(), source: source.into() };
        assert_eq!(
            messages(log),
            [
                line("one\ntwo", "chrome-extension://x/b.js"),
                line("said \"so\"", "https://www.figma.com/a.js"),
            ]
        );
    }
}
