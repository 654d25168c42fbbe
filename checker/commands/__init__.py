"""The commands, in the order of their modules: one file for each, or for two that are alike."""

from __future__ import annotations

from checker.commands.check import check
from checker.commands.explain import explain, rules
from checker.commands.fix.fix import fix
from checker.commands.init import init
from checker.commands.learn import learn
from checker.commands.schema import schema
from checker.commands.show import facts, pairs
from checker.commands.test import test

COMMANDS = (check, fix, explain, rules, facts, pairs, learn, init, test, schema)
