"""What people write instead of the codebook's word: French, other usual names, and names of languages."""

from __future__ import annotations

# Spelled without accents, in small letters, with underscores. One word may stand for several; the place decides.
_WORDS = {
    "title": "titre intitule nom_complet full_title official_title",
    "short_title": "titre_court titre_abrege short_name",
    "also_known_as": "autres_noms alias aliases other_names",
    "instrument": "type_d_instrument kind type document_type",
    "summary": "resume sommaire description abstract",
    "signed": "signe signature date_de_signature date_signature date_signed signing conclusion conclu",
    "in_force": "en_vigueur entree_en_vigueur entry_into_force effective_date force",
    "ended": "fin termination terminaison end end_date",
    "status": "statut etat_actuel",
    "articles": "nombre_d_articles number_of_articles",
    "languages": "langues language",
    "language": "langue languages",
    "depositary": "depositaire depository",
    "registration": "enregistrement",
    "parties": "les_parties members membres signataires signatories etats_parties states countries",
    "state": "pays etat country nation code party membre member",
    "organization": "organisation organisme",
    "name": "nom",
    "actions": "actes acts timeline history historique",
    "action": "acte act what event",
    "date": "jour day when quand date_signature",
    "place": "lieu ville city where location",
    "by": "par who signatory signataire",
    "note": "remarque commentaire comment notes remarks",
    "mutual_defense": "defense_mutuelle defence clauses obligations assistance_mutuelle mutual_assistance",
    "provisions": "dispositions clauses obligations",
    "triggers": "declencheurs casus_foederis",
    "commitment": "engagement obligation",
    "bearers": "debiteurs obligors",
    "beneficiaries": "beneficiaires",
    "scope": "champ portee",
    "accession": "adhesion",
    "duration": "duree validity",
    "withdrawal": "retrait denonciation denunciation",
    "evidence": "preuves preuve sources source references reference citation",
    "source": "sources reference",
    "sources": "references bibliographie bibliography citations",
    "locator": "page pages where article",
    "url": "lien link web address adresse site",
    "publisher": "editeur",
    "author": "auteur",
    "published": "date publie publication_date",
    "accessed": "consulte access_date retrieved",
    "coding": "codage metadata",
    "coders": "codeurs coder author",
    "updated": "mis_a_jour mise_a_jour last_updated",
    "treaty": "traite",
    "charter": "charte",
    "pact": "pacte",
    "agreement": "accord",
    "exchange_of_notes": "echange_de_notes echange_de_lettres exchange_of_letters",
    "joint_declaration": "declaration declaration_commune",
    "memorandum": "mou protocole_d_entente",
    "expired": "expire",
    "terminated": "termine resilie denounced",
    "binding": "contraignant",
    "firm": "automatic",
    "automatic": "firm",
    "armed_attack": "attaque_armee",
    "external_aggression": "agression_exterieure aggression agression",
    "terrorist_attack": "terrorisme terrorism attaque_terroriste",
    "terrorism": "terrorisme terrorist_attack",
    "closed": "ferme",
    "open": "ouvert",
    "indefinite": "illimitee unlimited indeterminee",
    "all": "tous toutes everyone all_parties everybody",
    "high": "elevee haute",
    "medium": "moyenne",
    "low": "faible",
    "unknown": "inconnu inconnue n_a na tbd",
    "treaty_text": "texte text",
    "news": "presse press article",
    "website": "site web",
    "academic": "article book livre",
}
_LANGUAGES = {
    "ar": "arabic arabe",
    "de": "german deutsch allemand",
    "en": "english anglais",
    "es": "spanish espanol espagnol",
    "fr": "french francais",
    "it": "italian italiano italien",
    "ja": "japanese japonais",
    "ko": "korean coreen",
    "nl": "dutch neerlandais",
    "pl": "polish polonais",
    "pt": "portuguese portugues portugais",
    "ru": "russian russe",
    "tr": "turkish turc",
    "zh": "chinese chinois cn",
}
QUOTES = "\"'“”„‟«»‘’‚‹›`"


def plain(text: str) -> str:
    """The text as a key is written: small letters without accents, quotation marks off, underscores for the rest."""
    import re
    import unicodedata

    letters = unicodedata.normalize("NFKD", text.strip().strip(QUOTES).lower())
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "_", bare).strip("_")


def meant_by(word: str, allowed: list[str]) -> str | None:
    """The allowed word that this other name stands for."""
    return next((own for own in allowed if word in _WORDS.get(own, "").split()), None)


def language(name: str) -> str | None:
    """The code of a language that is given by its name."""
    word = plain(name)
    if word in _LANGUAGES:
        return word
    return next((code for code, names in _LANGUAGES.items() if word in names.split()), None)
