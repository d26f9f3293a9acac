//! A certificate authority that lives as long as a test.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

/// Files of one authority and the server certificates it signed.
pub struct Ca {
    folder: TempDir,
}

fn openssl(folder: &Path, arguments: &[&str]) {
    let output = Command::new("openssl").args(arguments).current_dir(folder).output().unwrap();
    assert!(
        output.status.success(),
        "openssl {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// The authority of this test binary, made once.
pub fn shared() -> &'static Ca {
    static CA: OnceLock<Ca> = OnceLock::new();
    CA.get_or_init(Ca::new)
}

impl Ca {
    /// Makes the authority and three server certificates: `good` (localhost, 127.0.0.1), `other`
    /// (another name) and `old` (expired).
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path();
        openssl(
            dir,
            &[
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.pem",
                "-days",
                "2",
                "-subj",
                "/CN=Enishi test CA",
                "-addext",
                "basicConstraints=critical,CA:TRUE",
                "-addext",
                "keyUsage=critical,keyCertSign",
            ],
        );
        let ca = Self { folder };
        ca.sign("good", "DNS:localhost,IP:127.0.0.1", &["-days", "2"]);
        ca.sign("other", "DNS:mail.elsewhere.example", &["-days", "2"]);
        ca.sign(
            "old",
            "DNS:localhost,IP:127.0.0.1",
            &["-not_before", "20200101000000Z", "-not_after", "20200201000000Z"],
        );
        ca
    }

    fn sign(&self, name: &str, alternative: &str, validity: &[&str]) {
        let dir = self.folder.path();
        let (key, request, pem) =
            (format!("{name}.key"), format!("{name}.csr"), format!("{name}.pem"));
        let subject = format!("/CN={name}");
        openssl(
            dir,
            &[
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-keyout",
                &key,
                "-out",
                &request,
                "-subj",
                &subject,
            ],
        );
        let extensions = format!("{name}.ext");
        std::fs::write(
            dir.join(&extensions),
            format!("subjectAltName={alternative}\nextendedKeyUsage=serverAuth\n"),
        )
        .unwrap();
        // `openssl x509` has no -not_before before 3.4; `openssl ca` has dates in every version.
        std::fs::write(dir.join("index.txt"), "").unwrap();
        std::fs::write(
            dir.join("ca.cnf"),
            "[ca]\ndefault_ca=d\n[d]\ndir=.\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\n\
             default_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n",
        )
        .unwrap();
        let mut arguments = vec![
            "ca",
            "-batch",
            "-notext",
            "-config",
            "ca.cnf",
            "-cert",
            "ca.pem",
            "-keyfile",
            "ca.key",
            "-in",
            &request,
            "-out",
            &pem,
            "-extfile",
            &extensions,
        ];
        let dates: Vec<String> = validity
            .iter()
            .map(|word| word.replace("-not_before", "-startdate").replace("-not_after", "-enddate"))
            .collect();
        arguments.extend(dates.iter().map(String::as_str));
        openssl(dir, &arguments);
    }

    /// The authority as PEM text.
    pub fn pem(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("ca.pem")).unwrap()
    }

    /// Certificate and key file of `good`, `other` or `old`.
    pub fn pair(&self, name: &str) -> (PathBuf, PathBuf) {
        let dir = self.folder.path();
        (dir.join(format!("{name}.pem")), dir.join(format!("{name}.key")))
    }
}
