"""Words of the trade that a general word list lacks or ranks low: our own list, English and German.

German nouns stand with their capital. Abbreviations stand in small letters.
"""

from __future__ import annotations

from typing import Final, Literal

CLINICAL_WORDS: Final[dict[Literal["english", "german"], str]] = {
    "english": """
therapist therapists therapist's therapy therapies therapeutic psychotherapy psychotherapist psychotherapists
counselling counseling counsellor counselor counsellors counselors supervisor supervisors supervisee supervisees
supervision countertransference transference client clients client's clients' caseload caseloads intake intakes
debrief debriefed debriefing reflection reflections rumination ruminate ruminating ruminated intrusive intrusiveness
dissociation dissociate dissociated dissociative dysregulated dysregulation regulated co-regulation psychoeducation
psychodynamic psychoanalytic psychoanalysis psychosis psychotic schema schemas attachment avoidant ambivalent
ambivalence enmeshed enmeshment triangulation boundary boundaries disclosure safeguarding suicidal suicidality
ideation self-harm self-harming self-care self-compassion self-esteem self-disclosure burnout overwhelm overwhelmed
overwhelming resourcing resourced grounding mindfulness mindful somatic trauma traumas traumatic traumatised
traumatized retraumatising flashback flashbacks nightmare nightmares insomnia hypervigilance hypervigilant numbing
numb anxious anxiety depressed depression depressive bipolar borderline narcissistic obsessive compulsive compulsion
compulsions phobia phobias panic bulimia anorexia bingeing purging relapse relapsed relapses sobriety sober detox
withdrawal craving cravings medication meds sertraline fluoxetine citalopram escitalopram venlafaxine mirtazapine
quetiapine lithium lamotrigine diazepam lorazepam olanzapine risperidone aripiprazole methylphenidate psychiatrist
psychiatrists psychologist psychologists caregiver caregivers inpatient outpatient inpatients outpatients discharge
referral referrals referred no-show no-shows cancellation cancellations reschedule rescheduled telehealth voicemail
voicemails videocall waitlist handover paperwork homework worksheet worksheets formulation reformulation hypothesis
modality modalities intervention interventions countertransferential containment contained holding attunement
attuned misattunement rupture ruptures repair reparative empathy empathic empathise empathize unconditional
congruence reframing reframe reframed exposure desensitisation desensitization systemic narrative gestalt
existential humanistic integrative dyadic genogram parentified parentification codependent codependency gaslighting
coercive bereavement bereaved grief grieving mourning stillbirth miscarriage infertility perinatal postnatal
postpartum menopause menopausal neurodivergent neurodivergence autistic autism dyslexia dyslexic tics stimming
meltdown meltdowns shutdown cbt dbt emdr act ifs mbct sfbt ptsd cptsd ocd adhd add bpd did gad asd eupd aspd npd
cbt's dbt's gp gps nhs camhs cpd ce a&e er icu phq gad-7 phq-9 core dsm icd ok okay tv pc id faq diy gdpr hipaa dna
hiv aids bp mri ct pms ivf lgbt lgbtq lgbtqia hr it ai covid zoom teams skype whatsapp email emails e-mail e-mails
wifi wi-fi online offline app apps texted texting journaling journalling journalled journaled crosswords tearful
teary weepy snappy jittery fidgety fidgeting antsy hangry achy knackered wired wobbly unsaid undone unheard unseen
untold unread unsent unrated unhurried unfinished unspoken don't didn't doesn't isn't wasn't can't couldn't won't
wouldn't shouldn't haven't hasn't hadn't aren't weren't mustn't needn't i'm i've i'd i'll im ive id ill dont didnt
doesnt isnt wasnt cant couldnt wont wouldnt youre theyre thats whats its gonna wanna gotta kinda sorta hmm mm ugh
phew argh um uh oh ah ooh wow pre post re vs eg ie etc am pm mins min hrs hr approx ca poss prob appt appts sess cx
rx dx tx hx sx rel mgmt docs info admin headspace bedtime teatime lunchtime worktime screentime playtime daytime
nighttime lifeline tightness heaviness heartache eyeroll
""",
    "german": """
Mal Therapeut Therapeuten Therapeutin Therapeutinnen Therapie Therapien Therapiestunde Therapiestunden Therapiesitzung
Therapieraum Psychotherapie Psychotherapeut Psychotherapeutin Psychotherapeuten Psychologe Psychologin Psychiater
Psychiaterin Supervision Supervisor Supervisorin Intervision Intervisionsgruppe Supervisionsgruppe Gegenübertragung
Übertragung Klient Klienten Klientin Klientinnen Patient Patienten Patientin Patientinnen Sitzung Sitzungen Stunde
Stunden Doppelstunde Erstgespräch Erstgespräche Probatorik Probatorische Anamnese Abschlussgespräch Vorgespräch
Telefonat Telefonate Videositzung Videosprechstunde Warteliste Wartezimmer Praxis Praxisraum Ambulanz Tagesklinik
Klinik Station Aufnahme Entlassung Überweisung Überweisungen Absage Absagen Ausfall Ausfälle Ausfallhonorar
Terminabsage Terminverschiebung Dokumentation Antrag Anträge Gutachter Gutachten Bericht Berichte Kassenantrag
Kostenübernahme Abrechnung Abrechnungen Rechnung Papierkram Bürokram Feierabend Mittagspause Angst Ängste
Angststörung Panik Panikattacke Panikattacken Zwang Zwänge Zwangsgedanken Grübeln Gedankenkreisen Depression
Depressionen depressiv depressive depressiven Trauma Traumata traumatisch traumatische traumatisiert Traumatherapie
Dissoziation dissoziiert dissoziieren Flashback Flashbacks Albtraum Albträume Schlafstörung Schlafstörungen Suizid
Suizidalität suizidal Suizidgedanken Selbstverletzung Selbstfürsorge Selbstwert Selbstwertgefühl Selbstmitgefühl
Scham Schuld Schuldgefühl Schuldgefühle Wut Ohnmacht Hilflosigkeit Trauer Trauerarbeit Sehnsucht Ekel Neid
Eifersucht Erschöpfung erschöpft ausgelaugt überfordert Überforderung Burnout Achtsamkeit Atemübung Atemübungen
Körperübung Imagination Stuhlarbeit Rollenspiel Exposition Konfrontation Verhaltenstherapie Tiefenpsychologie
tiefenpsychologisch Psychoanalyse Schematherapie Gesprächstherapie Gruppentherapie Paartherapie Familientherapie
Einzeltherapie Essstörung Essstörungen Magersucht Sucht Rückfall Rückfälle Entzug Abstinenz Borderline
Persönlichkeitsstörung Bindung Bindungsangst Bindungsmuster Bindungstrauma Abgrenzung abgrenzen abgegrenzt Grenze
Grenzen Loslassen Mitgefühl Mitleid Widerstand Widerstände Ambivalenz ambivalent Loyalität Parentifizierung
Verstrickung Beziehungsmuster Muster Übergriff Übergriffe übergriffig Kränkung gekränkt Verlust Schweigepflicht
Schweigen Notiz Notizen Notfall Notfälle Krise Krisen Krisenplan Notfallplan Krisengespräch Rückmeldung Rückruf
Anrufbeantworter Mailbox Medikament Medikamente Antidepressivum Antidepressiva Sertralin Mirtazapin Citalopram
Quetiapin Diagnose Diagnosen Befund Befunde Gefühl Gefühle Bauchgefühl Körpergefühl Spaziergang Spaziergänge Kaffee
Tee Pause Pausen Nachklang Nachhall Bauchschmerzen Kopfschmerzen Fallbesprechung Fallvorstellung Team Teamsitzung
Fortbildung Fortbildungen Weiterbildung Selbsterfahrung Intervisionstreffen Kollege Kollegen Kollegin Kolleginnen
Vertretung Urlaubsvertretung Handlungsbedarf Erleichterung Zuversicht Gelassenheit Anspannung Entspannung Unruhe
Leere Schwere Enge Traurigkeit Müdigkeit Dankbarkeit Zärtlichkeit Einsamkeit Verzweiflung Verbundenheit Wärme Nähe
Distanz Vertrauen Misstrauen niedergeschlagen vielfach umher hinab obgleich akzeptabel sensibel zuliebe zumute
insgeheim insgesamt stattdessen nachhause zuhause irgendwie irgendwas irgendwann irgendwo irgendwer irgendein
irgendeine wehtun wehgetan rundherum hinterm überm unterm vorm fürs übers ums unserm nebenbei zwischendurch
hinterher mittendrin obendrauf beisammen allerseits hellwach nochmal nochmals erstmal manchmal diesmal jedesmal
einigermaßen gewissermaßen kriegte kriegt kriegen hockte grübelte schluchzte stockte zitterte bebte kauerte
verstummte erstarrte aufgewühlt aufgelöst weinerlich gereizt dünnhäutig vt tp kvt ptbs pts adhs ads ki edv ok okay
zoom skype whatsapp app apps sms mail mails email emails tv pc usw bzw zb dh evtl ggf ca inkl vllt uhr min std
""",
}
