"""The work of a corpus over Ray Data: actors on this machine, or on those of a cluster. The one door to Ray."""

from __future__ import annotations

import os
import pickle
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.commands.corpus.engines import Engine
    from checker.commands.corpus.job import Done, Job, Task

ADDRESS = "RAY_ADDRESS"  # where a cluster is; without it Ray begins on this machine, and hears loopback alone
# The share of a core that an actor reserves: with a whole one, on few cores nothing is left for what hands out tasks.
RESERVED = 0.5
QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0", "RAY_DATA_DISABLE_PROGRESS_BARS": "1", "RAY_DATA_LOG_LEVEL": "ERROR",
}  # fmt: skip
# With this Ray takes loopback for the address of the machine, as it does by itself on Windows and macOS; what it is
# told as the address of the node it replaces by that of a network, and listens there.
LOOPBACK = ("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
MEMORY = 400 * 2**20  # bytes that a process takes: 300 to 360 MB were measured


class Actor:
    """The work of one process, with its tables, for Ray: a batch has pickled tasks, one at a time."""

    def __init__(self, job: Job) -> None:
        _ = job.recipe.machine
        self.work = job.begin()

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """What came of the tasks of a batch, pickled, beside the number of each."""
        done = [pickle.dumps(self.work(pickle.loads(task))) for task in batch["task"]]
        return {"number": batch["number"], "done": done}


def ray(job: Job, jobs: int | None) -> Engine:
    """The engine; an actor that dies is begun again by Ray, and its task too. `jobs` is how many actors there are."""

    def run(tasks: Sequence[Task]) -> Generator[tuple[Task, Done], None, None]:
        if not tasks:
            return
        cluster = _begun()
        actors = min(jobs or max(1, int(cluster.cluster_resources().get("CPU", 1))), len(tasks))
        rows = [{"number": n, "task": pickle.dumps(task)} for n, task in enumerate(tasks)]
        done = cluster.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
            Actor, fn_constructor_args=(job,), batch_size=1, num_cpus=RESERVED, memory=MEMORY,
            compute=cluster.data.ActorPoolStrategy(size=actors),
        )  # fmt: skip
        for row in done.iter_rows():
            yield tasks[row["number"]], pickle.loads(row["done"])

    return run


def _begun() -> Any:
    """Ray on the cluster that the environment names, or on loopback; it tells nobody that it is used, and is quiet."""
    told = os.environ.get(ADDRESS)
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    if not told:
        os.environ[LOOPBACK[0]] = LOOPBACK[1]
    import ray
    import ray.data

    module: Any = ray  # it has types in part
    if not module.is_initialized():
        here = {} if told else {"include_dashboard": False}
        module.init(told or "local", log_to_driver=False, logging_level="error", **here)
    return module
