"""Report -> JSON: the verdict, every count, every difference and every record, with places in both files."""

from __future__ import annotations

from tiaowen.check import Difference, Facts, Part, Record, Report
from tiaowen.model import Law, Span
from tiaowen.render import json
from tiaowen.render.json import Encoder, Value
from tiaowen.render.report import damage_findings, example, texts, verdict


def check(report: Report, strict: frozenset[str]) -> str:
    """The whole report."""
    a, b = Encoder(report.a), Encoder(report.b)
    counts: list[Value] = []
    for count in report.counts:
        ours, yours = example(report, count)
        shown: Value = {"a": ours, "b": yours} if count.example else None
        counts.append({"class": count.kind, "runs": count.runs, "a": count.a, "b": count.b, "example": shown})
    fields: dict[str, Value] = {
        "same": not report.differs(strict),
        "verdict": verdict(report, strict),
        "strict": [*sorted(strict)],
        "a": _copy(a, report.facts[0]),
        "b": _copy(b, report.facts[1]),
        "matching": report.matching,
        "counts": counts,
        "differences": [_difference(one, a, b) for one in report.differences],
        "damage": [
            {"copy": "AB"[side]} | (b if side else a).finding(finding)  # type: ignore[operator]
            for side, finding in damage_findings(report)
        ],
        "one_sided": [_part(part, a, b) for part in report.one_sided],
        "records": [_record(report, record, a, b) for record in report.records],
        "findings": {
            "a": [a.finding(finding) for finding in report.findings[0]],
            "b": [b.finding(finding) for finding in report.findings[1]],
        },
    }
    return json.dumps("check", fields)


def single(law: Law, findings: Value) -> str:
    """The findings of one law."""
    encoder = Encoder(law)
    title = law.title.text or None
    return json.dumps("findings", {"source": encoder.source(), "title": title, "findings": findings})


def _copy(encoder: Encoder, facts: Facts) -> dict[str, Value]:
    half: dict[str, Value] = dict(facts.half_width)
    return {
        "source": encoder.source(),
        "title": encoder.law.title.text or None,
        "characters": facts.characters,
        "script": facts.script,
        "articles": facts.articles,
        "notes": facts.notes,
        "noted_characters": facts.noted,
        "half_width": half,
    }


def _side(encoder: Encoder, span: Span, text: str, place: str) -> Value:
    return {"span": encoder.source_span(span), "text": text, "place": place or None}


def _difference(one: Difference, a: Encoder, b: Encoder) -> Value:
    return {
        "kind": one.kind,
        "class": one.klass,
        "subject": one.subject,
        "a": _side(a, one.a, one.a_text, one.a_place),
        "b": _side(b, one.b, one.b_text, one.b_place),
        "before": one.before,
        "behind": one.behind,
        "message": one.message,
    }


def _part(part: Part, a: Encoder, b: Encoder) -> Value:
    return {
        "copy": part.copy,
        "kind": part.kind,
        "span": (a if part.copy == "A" else b).source_span(part.span),
        "characters": part.characters,
        "text": part.text,
    }


def _record(report: Report, record: Record, a: Encoder, b: Encoder) -> Value:
    ours, yours = texts(report, record)
    return {
        "class": record.kind,
        "a": {"span": a.source_span(record.a), "text": ours},
        "b": {"span": b.source_span(record.b), "text": yours},
    }
