"""One copy by itself: the findings of its text, with the damage that only a second look tells."""

from __future__ import annotations

from tiaowen.model import Finding, Law, Span

SIGNS = "锛銆"
"""What ，and 。 begin with when UTF-8 is read as GBK; statutes have no other use for these two."""


def findings(law: Law) -> tuple[Finding, ...]:
    """What is odd about a law, in the order of its text: what reading found, and mojibake."""
    if not any(sign in law.text.clean for sign in SIGNS):
        return law.findings
    from tiaowen.check.damage import mojibake

    known = {finding.span for finding in law.findings}
    found = [*law.findings]
    for start, end in mojibake(law.text.clean):
        if Span(start, end) not in known:
            words = law.text.clean[start : min(end, start + 20)]
            found.append(Finding("damage", "error", f"damaged text, UTF-8 read as GBK: {words}", Span(start, end)))
    return tuple(sorted(found, key=lambda finding: finding.span))
