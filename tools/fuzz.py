"""Let a fuzzer look for bytes that break a promise: `make fuzz`.

    make fuzz
    make fuzz ARGS="--seconds 600 --only writing"

Each target of tests/hostile/fuzzing.py has a process of its own and an equal part of the time. What
was found lies in build/fuzz, and is tried again first the next time. Ends with 1 if one failed.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FOUND = ROOT / "build" / "fuzz"
LONGEST_BYTES = 4096
SLOWEST_SECONDS = 10


def main() -> int:
    asked = _parser().parse_args()
    try:
        import atheris
    except ImportError:
        print("atheris is not here: its makers build it for Linux on x86-64, Python 3.11 to 3.13.")
        return 1
    if asked.target:
        _run(atheris, asked.target, asked.seconds)
    from tests.hostile.fuzzing import TARGETS

    names = asked.only or list(TARGETS)
    seconds = max(asked.seconds // len(names), 1)
    failed = [name for name in names if not _passes(name, seconds)]
    print(
        f"Broken: {', '.join(failed)}" if failed else f"Nothing was broken in {len(names)} targets."
    )
    return 1 if failed else 0


def _passes(name: str, seconds: int) -> bool:
    """Run one target in a process of its own; say how many inputs it was given."""
    command = [sys.executable, __file__, "--target", name, "--seconds", str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = done.stderr.splitlines()
    tried = [line for line in said if line.startswith("Done ")]
    print(f"{name}: {tried[0].split()[1] if tried else 'no'} inputs in {seconds} s", flush=True)
    if done.returncode:
        print("\n".join((done.stdout + done.stderr).splitlines()[-40:]))
    return done.returncode == 0


def _run(atheris, name: str, seconds: int) -> None:  # type: ignore[no-untyped-def]
    """Fuzz one target; does not come back."""
    with atheris.instrument_imports(include=["forum"]):
        from tests.hostile.fuzzing import TARGETS, seeds
    corpus = FOUND / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(seed[:LONGEST_BYTES])
    limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST_BYTES}"]
    limits += [f"-timeout={SLOWEST_SECONDS}", f"-artifact_prefix={corpus}/found-"]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], TARGETS[name])
    atheris.Fuzz()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Look for bytes that break a promise.")
    parser.add_argument("--seconds", type=int, default=60, help="for all targets together")
    parser.add_argument("--only", nargs="*", help="these targets alone")
    parser.add_argument("--target", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
