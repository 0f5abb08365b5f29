"""What the pact says on forces, bases, enemies and other promises."""

from __future__ import annotations

from treaty_validator.model.derived.clauses import duties, found, one_sided, promises, some, values
from treaty_validator.model.derived.registry import Value, derived
from treaty_validator.model.treaty import Treaty

_INSIDE = frozenset({"armed_rebellion", "terrorism", "coup", "separatism", "organized_crime", "mercenaries"})


@derived(
    "notaiden_any",
    "No help to a partner's enemies",
    limits="States and groups are told apart by the type of provision.",
)
def notaiden_any(treaty: Treaty) -> Value:
    """1 when a provision denies support to enemies or armed groups, or territory to them."""
    kinds = ("deny_support_to_enemies", "deny_support_to_non_state_groups", "deny_territory")
    return found(treaty, promises(treaty, *kinds))


@derived("dipaid", "Diplomatic or economic support")
def dipaid(treaty: Treaty) -> Value:
    """1 when a provision promises diplomatic support or sanctions against the aggressor."""
    return found(treaty, promises(treaty, "diplomatic_support", "sanctions"))


@derived("terrres", "Territory or resources made available")
def terrres(treaty: Treaty) -> Value:
    """1 when a provision grants transit or bases."""
    return found(treaty, promises(treaty, "transit_rights", "base_rights"))


@derived("seppeace_any", "No separate peace", limits="Whether it needs approval or consultation is told in words.")
def seppeace_any(treaty: Treaty) -> Value:
    """1 when a provision excludes a separate peace."""
    return found(treaty, promises(treaty, "no_separate_peace"))


@derived("noothall", "No contrary alliances")
def noothall(treaty: Treaty) -> Value:
    """1 when a provision excludes alliances against a partner."""
    return found(treaty, promises(treaty, "no_contrary_alliance"))


@derived(
    "specthrt",
    "Kind of threat named",
    values="0 none, 1 states, 4 ongoing conflict, 5 internal or not a state",
    limits="Regions and other alliances (2, 3, 6) are told in words.",
)
def specthrt(treaty: Treaty) -> Value:
    """1 when a clause names adversaries or the scope has the threat named_state, else 4 when help is tied to an ongoing
    conflict, else 5 when the scope has rebellion, terrorism, coup, separatism, organized crime or mercenaries."""
    threats = set(values(treaty.get("scope"), "threats"))
    clauses = (*treaty.mutual_defense, *treaty.provisions)
    if "named_state" in threats or any(clause.adversaries for clause in clauses):
        return 1
    if any("ongoing_conflict" in clause.conditions for clause in clauses):
        return 4
    if threats & _INSIDE:
        return 5
    return found(treaty, ())


@derived(
    "milcon",
    "Military contact",
    values="0 none, 1 in wartime, 2 in peacetime",
    limits="A common defense policy (3) is not coded apart.",
)
def milcon(treaty: Treaty) -> Value:
    """2 when a provision promises joint forces, planning, exercises or training, or the joint command is more than one
    for war; 1 when the joint command is one for war only."""
    kinds = ("joint_forces", "joint_planning", "joint_exercises", "joint_command", "training")
    command = treaty.get("institutions", "joint_command")
    if command in {"integrated", "coordination"} or some(promises(treaty, *kinds)):
        return 2
    return 1 if command == "wartime" else found(treaty, ())


@derived("milaid_any", "Military aid", limits="Grants, loans, training and technology are not told apart.")
def milaid_any(treaty: Treaty) -> Value:
    """1 when a provision promises military aid, arms or training."""
    return found(treaty, promises(treaty, "military_aid", "arms_transfer", "training"))


@derived("intcom", "Integrated command")
def intcom(treaty: Treaty) -> Value:
    """1 when the pact has an integrated command, or a provision promises a joint command."""
    if treaty.get("institutions", "joint_command") == "integrated":
        return 1
    return found(treaty, promises(treaty, "joint_command"))


@derived(
    "organ1",
    "Organization",
    values="0 none, 2 named body, 3 organization with a secretariat",
    limits="Regular meetings without a body (1) are not coded apart; one organ only.",
)
def organ1(treaty: Treaty) -> Value:
    """3 when a secretariat is established, else 2 when organs are listed."""
    if treaty.get("institutions", "secretariat") == "established":
        return 3
    return 2 if values(treaty.get("institutions"), "organs") else found(treaty, ())


@derived(
    "base",
    "Bases",
    values="0 none, 2 for all, 3 for some",
    limits="Joint bases on neutral soil (1) are not coded apart.",
)
def base(treaty: Treaty) -> Value:
    """3 when a provision on bases or the stationing of troops is not borne by all toward all, else 2 when there is
    one."""
    clauses = list(promises(treaty, "base_rights", "troop_stationing"))
    if any(one_sided(clause) for clause in clauses):
        return 3
    return 2 if clauses else found(treaty, ())


@derived("contrib", "Contributions specified")
def contrib(treaty: Treaty) -> Value:
    """1 when a provision deals with contributions."""
    return found(treaty, promises(treaty, "financing"))


@derived("armred_any", "Limits on arms", limits="A joint increase (2) is not coded apart.")
def armred_any(treaty: Treaty) -> Value:
    """1 when a provision limits arms."""
    return found(treaty, promises(treaty, "arms_limitation", "nuclear_weapon_free"))


@derived("reflnun", "Refers to the League or the United Nations", values="0 no, 1 League, 2 United Nations")
def reflnun(treaty: Treaty) -> Value:
    """2 when a clause appeals to article 51 or action goes before the Security Council, 1 when a clause appeals
    to the Covenant or action goes before the Council of the League (a pact signed before 1945); blank when
    neither was coded, because other references are not."""
    bases = {clause.data.get("legal_basis") for clause in treaty.mutual_defense}
    reports = some(promises(treaty, "report_to_un_security_council"))
    if "league_covenant" in bases or (reports and str(treaty.get("signed", "date")) < "1945"):
        return 1
    return 2 if "un_charter_51" in bases or reports else None


@derived("nomicoop", "Cooperation outside military affairs")
def nomicoop(treaty: Treaty) -> Value:
    """1 when a provision promises economic cooperation."""
    return found(treaty, promises(treaty, "economic_cooperation"))


@derived(
    "interv",
    "Domestic affairs",
    values="0 silent, 1 no intervention, 2 intervention in stated cases, 3 one-way right, 4 one-way promise not to",
)
def interv(treaty: Treaty) -> Value:
    """3 when a right to intervene is not everybody's, 2 when it is or when help against rebellion or a coup is a duty;
    else 4 when the promise not to intervene is not borne by all, 1 when it is."""
    rights = [clause for clause in treaty.provisions if clause.kind == "intervention_right"]
    if any(one_sided(clause) for clause in rights):
        return 3
    if rights or some(duties(treaty, lambda clause: bool({"armed_rebellion", "coup"} & set(clause.triggers)))):
        return 2
    restraints = list(promises(treaty, "non_intervention"))
    if any(one_sided(clause) for clause in restraints):
        return 4
    return 1 if restraints else found(treaty, ())
