"""Starts a server of Label Studio on loopback, imports tasks (FILE, FILE.config.xml), and writes what it exports."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

TOKEN = "0123456789abcdef0123456789abcdef01234567"
MOST_SECONDS = 300
told, files = sys.argv[1], sys.argv[2:]
home = Path.cwd()

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
base = f"http://127.0.0.1:{port}"


def asked(path, body=None):
    headers = {"Authorization": f"Token {TOKEN}", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    try:
        request = urllib.request.Request(base + path, data, headers)
        with urllib.request.urlopen(request, timeout=MOST_SECONDS) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise SystemExit(f"{path}: {error.code} {error.read()[:2000]}") from error


def wait(server):
    last = time.monotonic() + MOST_SECONDS
    while time.monotonic() < last:
        if server.poll() is not None:
            said = (home / "log").read_text(encoding="utf-8")[-2000:]
            raise SystemExit(f"the server ended with exit status {server.returncode}: {said}")
        try:
            urllib.request.urlopen(f"{base}/health", timeout=MOST_SECONDS).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise SystemExit(f"the server does not answer after {MOST_SECONDS} seconds")


def through(path):
    config = Path(f"{path}.config.xml").read_text(encoding="utf-8")
    project = asked("/api/projects", {"title": "Conformance", "label_config": config})["id"]
    counts = asked(f"/api/projects/{project}/import", json.loads(Path(path).read_text(encoding="utf-8")))
    tasks = asked(f"/api/projects/{project}/export?exportType=JSON&download_all_tasks=true")
    predictions = asked(f"/api/predictions/?project={project}")
    return {"counts": counts, "tasks": tasks, "predictions": predictions}


arguments = ["start", "--no-browser", "--data-dir", str(home / "studio"), "--internal-host", "127.0.0.1"]
arguments += ["--port", str(port), "--username", "a@example.invalid", "--password", "conformance"]
arguments += ["--user-token", TOKEN, "--enable-legacy-api-token", "--log-level", "WARNING"]
quiet = {"COLLECT_ANALYTICS": "false", "LATEST_VERSION_CHECK": "false", "SENTRY_DSN": "", "FRONTEND_SENTRY_DSN": ""}
program = Path(sys.executable).with_name("label-studio")
with open(home / "log", "w", encoding="utf-8") as log:
    server = subprocess.Popen([str(program), *arguments], stdout=log, stderr=log, env={**os.environ, **quiet})
    try:
        wait(server)
        document = [through(path) for path in files]
    finally:
        server.terminate()
        server.wait()
Path(told).write_text(json.dumps(document), encoding="utf-8")
