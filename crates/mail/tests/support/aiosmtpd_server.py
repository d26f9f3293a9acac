"""A real SMTP server for tests: aiosmtpd on a free port of 127.0.0.1, TLS, login needed.

usage: python3 -c THIS MODE CERT KEY USER PASSWORD FOLDER
MODE is `implicit` or `starttls`. The port is printed as the first line. Every mail goes into
FOLDER as N.eml (the bytes as received) and N.json (envelope). Addresses that start with `refuse`
are answered 550 5.1.1, `full` 452 4.2.2, `grey` 451 4.7.1 once; a body with REFUSE-DATA gets 554.
"""
import asyncio, json, logging, os, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult

logging.disable(logging.CRITICAL)
mode, cert, key, user, password, folder = sys.argv[1:7]
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(cert, key)


class Handler:
    def __init__(self):
        self.count = 0
        self.greeted = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refuse"):
            return "550 5.1.1 no such user here"
        if address.startswith("full"):
            return "452 4.2.2 mailbox full"
        if address.startswith("grey") and address not in self.greeted:
            self.greeted.add(address)
            return "451 4.7.1 greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        if b"REFUSE-DATA" in envelope.content:
            return "554 5.7.1 policy"
        self.count += 1
        base = os.path.join(folder, str(self.count))
        with open(base + ".part", "wb") as out:
            out.write(envelope.original_content)
        with open(base + ".json", "w") as out:
            json.dump({"from": envelope.mail_from, "to": envelope.rcpt_tos,
                       "user": (session.auth_data or b"").decode(),
                       "tls": server.transport.get_extra_info("cipher") is not None, "ehlo": session.host_name}, out)
        os.rename(base + ".part", base + ".eml")
        return "250 2.0.0 Ok: queued as Q%06d" % self.count


def authenticate(server, session, envelope, mechanism, data):
    if data.login == user.encode() and data.password == password.encode():
        return AuthResult(success=True, auth_data=data.login)
    return AuthResult(success=False, handled=False)


handler = Handler()


def make():
    # aiosmtpd does not look at a TLS transport that is not of its own making: over implicit TLS
    # the line is safe already, so it must not ask for STARTTLS before AUTH.
    starttls = mode == "starttls"
    return SMTP(handler, authenticator=authenticate, auth_required=True,
                auth_require_tls=starttls, require_starttls=starttls,
                tls_context=context if starttls else None,
                auth_exclude_mechanism=os.environ.get("EXCLUDE", "").split(),
                hostname="localhost", ident="test")


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(make, "127.0.0.1", 0,
                                      ssl=context if mode == "implicit" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    # The test closes the pipe: the server never outlives it.
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
