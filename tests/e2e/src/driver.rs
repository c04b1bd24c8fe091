//! The driver's process: started on a port it chooses itself, ended with all its browsers when dropped.

use std::{
    fs::File,
    io::{Read as _, Write as _},
    net::{Ipv4Addr, TcpStream},
    path::Path,
    process::Stdio,
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
    time::timeout,
};

use crate::{Error, Result, error::About};

/// How long a driver may take to start or to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often a driver is started that finds its port taken.
const STARTS: u32 = 20;

/// A running WebDriver server.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
    farewell: String,
}

impl Driver {
    /// Starts a program that prints a line which ends in its port, maybe followed by a full stop. What it and its
    /// browser print is kept in a file where one is named.
    pub(crate) async fn start(
        program: &Path,
        arguments: &[&str],
        environment: &[(&str, &str)],
        log: Option<&Path>,
    ) -> Result<Self> {
        // ChromeDriver asks the system for a free port of IPv4, takes the same of IPv6, and ends where another program has that one.
        for _ in 0..STARTS {
            if let Some(driver) = Self::start_once(program, arguments, environment, log).await? {
                return Ok(driver);
            }
        }
        Err(Error::Driver { program: program.display().to_string(), problem: "every port was taken".into() })
    }

    /// As [`Self::start`]; none where the port that the program chose was taken.
    async fn start_once(
        program: &Path,
        arguments: &[&str],
        environment: &[(&str, &str)],
        log: Option<&Path>,
    ) -> Result<Option<Self>> {
        let trouble = |problem: String| Error::Driver { program: program.display().to_string(), problem };
        let mut kept =
            log.map(|path| File::options().create(true).append(true).open(path).about(path)).transpose()?;
        let errors =
            kept.as_ref().map(File::try_clone).transpose().map_err(|error| trouble(error.to_string()))?;
        let mut process = Command::new(program)
            .args(arguments)
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(errors.map_or_else(Stdio::null, Stdio::from))
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| trouble(format!("{error}; `cargo xtask setup` installs it")))?;
        let output = process.stdout.take().ok_or_else(|| trouble("it has no output".into()))?;
        let mut lines = BufReader::new(output).lines();
        let started = async {
            let mut said = String::new();
            while let Some(line) = lines.next_line().await.map_err(|error| trouble(error.to_string()))? {
                if let Some(port) = port(&line) {
                    return Ok(Some(port));
                }
                said = line;
            }
            if said.contains("port not available") {
                return Ok(None);
            }
            Err(trouble(format!("it ended without naming its port, saying {said:?}")))
        };
        let started = timeout(PATIENCE, started).await.map_err(|_| trouble("it named no port".into()))??;
        let Some(port) = started else { return Ok(None) };
        // Its output must be read on, or it stops at a full pipe.
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                if let Some(kept) = &mut kept {
                    drop(writeln!(kept, "{line}"));
                }
            }
        });
        Ok(Some(Self { process, port, farewell: "GET /shutdown".into() }))
    }

    /// What to ask for at the end, where a driver has no word for ending itself with all its browsers.
    pub(crate) fn says_farewell(&mut self, request: String) {
        self.farewell = request;
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks it to end its browsers and itself: killed, it would leave them behind.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let (farewell, port) = (&self.farewell, self.port);
        write!(stream, "{farewell} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Whatever is left is killed below.
        drop(self.shut_down());
        drop(self.process.start_kill());
    }
}

fn port(line: &str) -> Option<u16> {
    let (_, last) = line.trim_end().trim_end_matches('.').rsplit_once([' ', ':'])?;
    (line.contains("port") || line.contains("Listening"))
        .then(|| last.parse().ok().filter(|port| *port > 0))?
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A driver of which `taken` starts find their port taken, and the first line it says then.
    #[cfg(unix)]
    async fn started(taken: usize, says: &str) -> Result<u16> {
        let folder = tempfile::tempdir().about(Path::new("a folder")).unwrap();
        let log = folder.path().join("starts");
        let script = format!(
            "echo start >> {log}; [ $(wc -l < {log}) -gt {taken} ] && echo Listening on port 4321 && exec sleep 60; echo '{says}'",
            log = log.display()
        );
        Driver::start(Path::new("/bin/sh"), &["-c", &script], &[], None).await.map(|driver| driver.port)
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_driver_that_finds_its_port_taken_is_started_again() {
        const TAKEN: &str = "IPv6 port not available. Exiting...";
        assert_eq!(started(2, TAKEN).await.ok(), Some(4321));
        assert!(started(100, TAKEN).await.is_err());
        assert!(started(1, "Cannot open the display.").await.is_err());
    }

    #[test]
    fn the_port_is_read_from_what_the_drivers_say() {
        assert_eq!(port("ChromeDriver was started successfully on port 39821."), Some(39821));
        assert_eq!(port("1700 geckodriver INFO Listening on 127.0.0.1:4444"), Some(4444));
        assert_eq!(port("Starting ChromeDriver 156.0.8078.79 on port 0"), None);
        assert_eq!(port("Only local connections are allowed."), None);
    }
}
