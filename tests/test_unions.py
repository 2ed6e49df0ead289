"""Two articles that became one, or one two, where only the two together explain the one."""

from .test_align import DUTY, EXPORT, PURPOSE, START, law, links

FORGED = "伪造、变造会计凭证、会计账簿，编制虚假财务会计报告"
HIDDEN = "隐匿或者故意销毁依法应当保存的会计凭证、会计账簿、财务会计报告"
TWIN = (
    "，构成犯罪的，依法追究刑事责任。\n有前款行为，尚不构成犯罪的，由财政部门予以通报，可以对单位并处罚款；"
    "属于国家工作人员的，还应当由其所在单位给予撤职直至开除的处分；其中的会计人员，五年内不得从事会计工作。"
)
BOTH = (
    f"{FORGED}，{HIDDEN}的，由财政部门责令限期改正，给予警告、通报批评，没收违法所得，可以对单位并处罚款；"
    "属于公职人员的，还应当依法给予处分；其中的会计人员，五年内不得从事会计工作；构成犯罪的，依法追究刑事责任。"
)


def test_twins_that_became_one_article() -> None:
    apart, joined = law(PURPOSE, DUTY, FORGED + TWIN, HIDDEN + TWIN, START), law(PURPOSE, DUTY, BOTH, START)
    merge = next(link for link in links(apart, joined) if link.kind == "merge")
    assert (merge.old, merge.new, merge.doubt) == ((3, 4), (3,), "")
    split = next(link for link in links(joined, apart) if link.kind == "split")
    assert (split.old, split.new) == ((3,), (3, 4))


def test_a_neighbour_that_says_other_things_is_no_part_of_a_merge() -> None:
    apart, joined = law(PURPOSE, DUTY, EXPORT, HIDDEN + TWIN, START), law(PURPOSE, DUTY, BOTH, START)
    assert {link.old for link in links(apart, joined) if link.kind == "removed"} == {(3,)}
