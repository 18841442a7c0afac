"""What a speaker does by saying it, where the cue alone does not tell."""

import pytest

from dragoman.model import Stance
from tests.extract.statement_tools import Parse, outer

pytestmark = pytest.mark.model


def stance(parsed: Parse, text: str) -> Stance:
    """The stance of the last outer statement of a text."""
    return outer(parsed, text)[-1].stance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The finance ministers of Chad and Niger would meet in Lagos on May 4, the diplomat said.", Stance.PREDICTS),
        ('"They will sign in the end," said Ana Roy, an analyst at the Lima Institute.', Stance.PREDICTS),
        ("An inquiry may be opened in June, a senior official said.", Stance.PREDICTS),
        ("Turnout is likely to fall below half, the professor said.", Stance.PREDICTS),
        ("Analyst Ana Roy doubts that the truce will hold.", Stance.PREDICTS),
        ("The drought could worsen hunger in the north, the United Nations said.", Stance.WARNS),
        ('"Not one shell was fired by our side," army spokesman Col. Juan Paz said.', Stance.DENIES),
        ('"We never attacked the convoy," said rebel spokesman Juan Paz.', Stance.DENIES),
        ("The government said it had signed no agreement with the rebels.", Stance.DENIES),
        ("The ministry described the report as pure invention.", Stance.DENIES),
        ("Peru rejected the accusation.", Stance.DENIES),
        ('"The story is a fabrication," President Ana Roy said.', Stance.DENIES),
        ("Peru rejected the plan.", Stance.REFUSES),
        ("Foreign Minister Ana Roy said that Peru does not negotiate with kidnappers.", Stance.REFUSES),
        ('"We will not withdraw," said rebel spokesman Juan Paz.', Stance.REFUSES),
        ('"There will be no talks before the hostages are free," President Ana Roy said.', Stance.REFUSES),
        ('"We will compensate the families," President Ana Roy said.', Stance.PROMISES),
        ("Peru stands ready to host the talks, Peruvian Foreign Minister Ana Roy said.", Stance.PROMISES),
        ("The port would be closed if the raids go on, the navy warned.", Stance.THREATENS),
        ('"We will retaliate," army spokesman Juan Paz said.', Stance.THREATENS),
        ("Chile must return the prisoners, the Peruvian government said.", Stance.DEMANDS),
        ("The union asked for an inquiry.", Stance.DEMANDS),
        ('"The soldiers left us to the gunmen," said Rosa Diaz, a farmer.', Stance.ACCUSES),
        ("Peruvian army spokesman Juan Paz said the rebels had failed to free a single captive.", Stance.ACCUSES),
    ],
)
def test_beside_a_plain_cue_the_content_decides(parsed: Parse, text: str, expected: Stance) -> None:
    assert stance(parsed, text) is expected


@pytest.mark.parametrize(
    "text",
    [
        '"We could hear the guns," said Rosa Diaz, a farmer.',  # ability, not the future
        '"Neither side controls the hills," said Ana Roy, an analyst.',
        "The army said that it had retaken the hill so that aid may reach the town.",
        '"I never really trusted him," Senator Juan Paz said.',
        "Residents said they had heard no firing since.",
        "The port would be closed until Monday, the navy said.",  # an authority makes its decision known
        "He said he would rather wait.",
        "The police said that they had not found the boy.",
    ],
)
def test_what_only_looks_like_it_is_asserted(parsed: Parse, text: str) -> None:
    assert stance(parsed, text) is Stance.ASSERTS


def test_an_explicit_cue_keeps_its_own_stance(parsed: Parse) -> None:
    assert stance(parsed, "The minister demanded that Chile will return the prisoners.") is Stance.DEMANDS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Manila said the Chinese vessel had shone a laser at its crew.", Stance.ACCUSES),
        ("Villagers said soldiers had beaten the men and burned the granaries.", Stance.ACCUSES),
        ('"Nobody in the capital lifted a finger," the mayor, Lucia Prieto, told reporters.', Stance.ACCUSES),
        ("Tbilisi says Russian troops moved the fence 200 metres into an orchard overnight.", Stance.ACCUSES),
        ('"It was a massacre in broad daylight," said Senator Marcos Lima.', Stance.ACCUSES),
        ("The rebels said a government drone had struck the market at Alibo, killing 11 traders.", Stance.ACCUSES),
        ("The Ukrainian side said Moscow had rejected every date it was offered.", Stance.ACCUSES),
        ('"They promised us a school and built a barracks," said Yusuf Ali, a herder.', Stance.ACCUSES),
        (
            "In a letter to the council, Khartoum said Chadian planes had landed with weapons at Amdjarass.",
            Stance.ACCUSES,
        ),
        ('"What the governor calls a clearance was plain theft," said Ruth Achieng, a trader.', Stance.ACCUSES),
        ('The foreign minister called the arrests "an act of piracy".', Stance.ACCUSES),
        ('"This is blackmail," said Prime Minister Milan Krnic.', Stance.ACCUSES),
        ('"The generals sold the country for a pipeline," said opposition leader Awa Diop.', Stance.ACCUSES),
        ("Hanoi said the Chinese coast guard had rammed one of its fishing boats.", Stance.ACCUSES),
        ("The ministry condemned the raid as a flagrant violation of its airspace.", Stance.ACCUSES),
        ('"They are using our children as shields," said army chief General Tadesse Worku.', Stance.ACCUSES),
        ('"The gendarmes took our boats and gave us no paper," said Kofi Mensah, a fisherman.', Stance.ACCUSES),
        ("Honduras said Nicaraguan patrol craft had chased its shrimpers out of the gulf.", Stance.ACCUSES),
        ('"Ask who paid for the buses," opposition deputy Irina Moraru said.', Stance.ACCUSES),
        ("The spokesman said the separatists had mined the only road to the dam.", Stance.ACCUSES),
        ('"They signed in the morning and shelled us in the evening," said mayor Oleh Bondar.', Stance.ACCUSES),
        (
            "The Azeri defence ministry said Armenian units had opened fire on its positions near Lachin.",
            Stance.ACCUSES,
        ),
        (
            '"Two presidents have promised us water, and two presidents have lied," said Halima Juma, 60.',
            Stance.ACCUSES,
        ),
        ('"We have no soldiers across the river," Rwandan army spokesman Jean Nkusi said.', Stance.DENIES),
        ("The company said its trucks had carried nothing but cement.", Stance.DENIES),
        ('Tehran called the report "a fairy tale for children".', Stance.DENIES),
        ('"Not a single vessel of ours was in those waters," said coast guard spokesman Liu Wei.', Stance.DENIES),
        ("The presidency said no ransom had been paid.", Stance.DENIES),
        ('"There was no order to fire," Interior Minister Ramon Vega told parliament.', Stance.DENIES),
        ("Tashkent dismissed reports of troop movements as rumours.", Stance.DENIES),
        ('"That is simply untrue," Deputy Minister Olga Petrova said.', Stance.DENIES),
        ("The militia said it had nothing to do with the attack.", Stance.DENIES),
        ('"I never met this man," former minister Idris Bello told the court.', Stance.DENIES),
        ("The navy said none of its ships had entered the bay.", Stance.DENIES),
        ('"We don\'t hold any prisoners," rebel spokesman Abu Hassan said.', Stance.DENIES),
        ('"Georgia is not arming anybody," Foreign Minister Levan Beridze said.', Stance.DENIES),
        ("The junta denied that talks had broken down.", Stance.DENIES),
        ('"These are inventions of a bankrupt opposition," government spokesman Paul Biyong said.', Stance.DENIES),
        ("The governor insisted that no shots had been fired at the crowd.", Stance.DENIES),
        ('"We did not poison the wells," said militia commander Issa Garang.', Stance.DENIES),
        ("Nicosia said there had been no secret meeting.", Stance.DENIES),
        ("The ministry disputed the toll given by the rebels.", Stance.DENIES),
        ('"There are no foreign troops on our soil," President Alassane Kone said.', Stance.DENIES),
        ("Kigali rejected the findings as one-sided.", Stance.DENIES),
        ("The company insists it never paid the militia.", Stance.DENIES),
        ('"Our soldiers were nowhere near the village," army spokesman Brig. Peter Lual said.', Stance.DENIES),
        ('"I have never held a Russian passport," lawmaker Nino Kapanadze said.', Stance.DENIES),
        ("The palace said no such letter had reached it.", Stance.DENIES),
        ('"That conversation did not take place," the ambassador, Luc Martin, said.', Stance.DENIES),
        ("The rebels said they had not touched the pipeline.", Stance.DENIES),
        ('"Nobody was tortured in this prison," Warden Ibrahim Kane said.', Stance.DENIES),
        ('"Every family will get a new roof before the rains," Prime Minister Ana Solis said.', Stance.PROMISES),
        ("The rebels said they would free the nine captives on Friday.", Stance.PROMISES),
        ('"We will hand over the bodies through the Red Cross," army spokesman Hassan Omar said.', Stance.PROMISES),
        ('"Ankara is prepared to send engineers," Turkish Foreign Minister Selim Aydin said.', Stance.PROMISES),
        ("The government said it would publish the findings within a month.", Stance.PROMISES),
        ('"Whoever gave this order will be brought to justice," President Ruto Maina said.', Stance.PROMISES),
        ("Foreign Minister Karin Holm said Sweden would continue to support the mission.", Stance.PROMISES),
        ("The bank pledged $40 million for the dam.", Stance.PROMISES),
        (
            '"Our door remains open and the convoys will be let through," the minister, Omar Said, said.',
            Stance.PROMISES,
        ),
        ("Delhi guaranteed safe passage to the pilgrims.", Stance.PROMISES),
        ('"I give my word that the election will be held," General Moussa Traore said.', Stance.PROMISES),
        ("Tirana will pay for the funerals, Prime Minister Arben Hoxha said.", Stance.PROMISES),
        ('"We shall keep the corridor open day and night," Admiral Yusuf Demir said.', Stance.PROMISES),
        ('"No civilian will be harmed," rebel commander Bosco Lado said.', Stance.PROMISES),
        ("Canberra said it would take 500 more families.", Stance.PROMISES),
        ("The general offered to meet the families of the missing.", Stance.PROMISES),
        (
            '"If they fire once more, we will burn their positions to the ground," commander Abu Zayd said.',
            Stance.THREATENS,
        ),
        ('"Those who sell our island will answer to the people," rebel leader Jose Tavares said.', Stance.THREATENS),
        ('"Our patience is not endless," Foreign Minister Tariq Aziz Khan said.', Stance.THREATENS),
        ("The ministry said it reserved the right to respond.", Stance.THREATENS),
        ('"They will pay for every drop of blood," Defence Minister Ivan Babic vowed.', Stance.THREATENS),
        ("The general vowed to crush the rebellion before the rains.", Stance.THREATENS),
        ("The ministry warned that any aircraft entering the zone would be shot down.", Stance.THREATENS),
        ("The union threatened to shut the ports.", Stance.THREATENS),
        ('"Let no one test us," President Kais Jebali said.', Stance.THREATENS),
        ("Belgrade said it would expel two diplomats unless the officers were freed by noon.", Stance.THREATENS),
        ('"Any convoy without our stamp is a target," militia spokesman Idris Abba said.', Stance.THREATENS),
        ('"Touch one of ours and we will come for ten of yours," warlord Jean Kiza said.', Stance.THREATENS),
        ("The ministry said the strait would be closed if the sanctions were not lifted.", Stance.THREATENS),
        ("Ankara vowed retaliation.", Stance.THREATENS),
        ('"The hand that is raised against us will be cut off," President Omar Deby said.', Stance.THREATENS),
        ("Taipei warned that intruding drones would be shot down.", Stance.THREATENS),
        ('"The guns must fall silent today," the UN envoy, Hanna Berg, said.', Stance.DEMANDS),
        ('"Give us back our sons," said Fatima Zahra, whose two boys were taken.', Stance.DEMANDS),
        ('"Both sides have to come to the table," Norwegian Foreign Minister Lars Vik said.', Stance.DEMANDS),
        ("The bishops appealed to the gunmen to release the nuns.", Stance.DEMANDS),
        ('"It is time for the president to go," opposition leader Sam Tembo said.', Stance.DEMANDS),
        ('"We want an independent inquiry," said Grace Mwale of the teachers\' union.', Stance.DEMANDS),
        ("Dhaka asked Naypyidaw to take back the refugees.", Stance.DEMANDS),
        ('"Stop the bombing," the protesters chanted.', Stance.DEMANDS),
        ('"The council should send observers," said Ahmed Nour, an analyst at the Rift Institute.', Stance.DEMANDS),
        ("The embassy told its citizens to leave at once.", Stance.DEMANDS),
        ("Jakarta insisted that the trawler be returned.", Stance.DEMANDS),
        ('"Leave our village alone," said Bakari Diallo, an elder.', Stance.DEMANDS),
        ('"Open the gates," the crowd shouted.', Stance.DEMANDS),
        ("The council urged Lima to withdraw the decree.", Stance.DEMANDS),
        ('"Let the inspectors in," said EU envoy Clara Weiss.', Stance.DEMANDS),
        ('"What we need is a buffer zone and we need it now," said Governor Ahmet Kaya.', Stance.DEMANDS),
        ('"Bamako owes us an answer," Algerian Foreign Minister Karim Benali said.', Stance.DEMANDS),
        ('"The shelling has to stop before anybody talks," said mediator Paul Njoroge.', Stance.DEMANDS),
        ('"We will not sit at a table with murderers," Interior Minister Pablo Rey said.', Stance.REFUSES),
        ('"Not one inch of this land is for sale," President Joao Neto said.', Stance.REFUSES),
        ("The rebels rejected the offer.", Stance.REFUSES),
        ("Kinshasa ruled out direct talks with the group.", Stance.REFUSES),
        ('"Under no circumstances will we sign such a paper," the prime minister, Edi Kola, said.', Stance.REFUSES),
        (
            '"That is out of the question," he said of a joint patrol, Foreign Minister Ana Kos told radio.',
            Stance.REFUSES,
        ),
        ('"This island is not up for negotiation," Prime Minister Ioannis Pappas said.', Stance.REFUSES),
        ("Baku dismissed the proposal.", Stance.REFUSES),
        ('The junta said it would never hand power to "puppets".', Stance.REFUSES),
        ('"Nobody will tell us where to build," Water Minister Bekele Hailu said.', Stance.REFUSES),
        ('"Not while I am president," President Ion Rusu said of the base.', Stance.REFUSES),
        ("The rebels say they will not hand in their rifles before an amnesty.", Stance.REFUSES),
        ("Buenos Aires rejected the new timetable.", Stance.REFUSES),
        ("Kabul said it could not accept a fence.", Stance.REFUSES),
        ('"I am not resigning," Prime Minister Petar Iliev said.', Stance.REFUSES),
        ("The aid agency said the camp was days away from cholera.", Stance.WARNS),
        ('"If the port closes, children will starve," said Ines Correia of the food agency.', Stance.WARNS),
        ('"Without diesel the pumps stop and the town drowns," the mayor, Nuno Silva, said.', Stance.WARNS),
        ("The UN said a third of the country faces famine.", Stance.WARNS),
        ("The envoy said the region was on the brink of war.", Stance.WARNS),
        ('"We are heading for a catastrophe," said Dr. Samira Haddad.', Stance.WARNS),
        ("The clinic cautioned that its medicines would run out within days.", Stance.WARNS),
        ("An escalation could drag the whole region into war, the mediator said.", Stance.WARNS),
        ("The observers said a single shot could undo a year of work.", Stance.WARNS),
        (
            '"If nobody pays the pilots, the airlift ends on Sunday," said Jonas Lind of the relief office.',
            Stance.WARNS,
        ),
        ("The bank said the blockade could push two million people into hunger.", Stance.WARNS),
        ('"We are one accident away from a war," retired General Park Min said.', Stance.WARNS),
        ('"The talks will collapse before Easter," said Tom Reyes, an analyst.', Stance.PREDICTS),
        ("A deal is likely by the end of the month, two diplomats said.", Stance.PREDICTS),
        ('"They will blink first," said former ambassador Jack Obi.', Stance.PREDICTS),
        ("The convoy is expected to reach the border on Sunday, an official said.", Stance.PREDICTS),
        ("The ministers will meet again in Doha next week, the mediator said.", Stance.PREDICTS),
        ('"In a year nobody will remember this treaty," said historian Eva Braun-Levi.', Stance.PREDICTS),
        ('"It\'s going to be a long winter," said analyst Petr Havel.', Stance.PREDICTS),
        ("The vote may slip to March, a commissioner said.", Stance.PREDICTS),
        ('"By spring they will be allies again," said analyst Ida Krol.', Stance.PREDICTS),
        ('"Lima will find a way to climb down," said Diego Rios, a professor of law.', Stance.PREDICTS),
        ("Rains are forecast to cut the road by August, officials said.", Stance.PREDICTS),
        ('"The crew showed great courage," Admiral Rosa Leon said.', Stance.PRAISES),
        ("The president thanked Qatar for its patience.", Stance.PRAISES),
        ("The envoy hailed the exchange as a breakthrough.", Stance.PRAISES),
        ('"This is a good day for both peoples," mediator John Kato said.', Stance.PRAISES),
        ('"We are grateful to our Kenyan brothers," Somali Foreign Minister Abdi Warsame said.', Stance.PRAISES),
        ("Kyiv voiced its gratitude for the generators.", Stance.PRAISES),
        ('"I salute the farmers who fed this city," Governor Luis Paz said.', Stance.PRAISES),
        ("The mediator lauded both sides for their restraint.", Stance.PRAISES),
        ('"Where is my husband?" asked Lidia Moreno.', Stance.ASKS),
        ('"How long are we supposed to wait?" said Omar Faye, a driver.', Stance.ASKS),
        ("Reporters asked whether the general had resigned.", Stance.ASKS),
        ('"Why does the world look away?" Bishop Paul Otieno said.', Stance.ASKS),
        ('"If this is peace, what is war?" asked Sister Agnes Banda.', Stance.ASKS),
        ('"And who will bury them?" said Yasin Omar, a driver.', Stance.ASKS),
    ],
)
def test_what_a_speaker_does_by_saying_it(parsed: Parse, text: str, expected: Stance) -> None:
    assert stance(parsed, text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was reopened on Monday, the ministry said.",
        '"I have two goats left," said Halima Said, a herder.',
        "Police said gunmen had killed four people at a checkpoint.",
        "The army said it had retaken the town of Bama.",
        '"We have been neighbours for forty years," said Anahit Petrosyan, a teacher.',
        "The two sides agreed on 12 of 19 points, a diplomat said.",
        "The minister said the price of bread had doubled.",
        '"The border is quiet," said Colonel Juan Solis, a spokesman for the observers.',
        "Four fishermen were wounded when a shell hit their boat, the hospital said.",
        '"We know the road, they know the mountains," said analyst Kamal Rashid.',
        "The ministry said 214 prisoners had come home.",
        "A second round took place in Muscat, the Omani news agency reported.",
        '"My grandmother crossed this river in 1948," said Leila Mansour, a student.',
        "The president said he had spoken to his counterpart by telephone.",
        '"We do not know who fired," said UN spokeswoman Petra Novak.',
        "Witnesses said the shooting lasted an hour.",
        "The ceasefire line runs through his field, said Kostas Ioannou, a farmer.",
        '"The talks were difficult," the Swiss mediator, Urs Keller, said.',
        "Officials said the strike on the depot killed three.",
        "The company says it supplies gas to both countries.",
        '"There is no water and no light," said Rosine Mukendi, a mother of five.',
        "The opposition leader said he had been questioned for six hours.",
        '"I did not sleep last night," said Vardan Hakobyan, a baker.',
        "A third of the ballots have been counted, the commission said.",
        '"The army is at the gates of the city," said a resident, Mohamed.',
        "The road to the airport is open again, the police said.",
        '"I was born on the other bank," said Daniela Pop, a tailor.',
        "Two shells landed in a field, the observers reported.",
        "The minister said he had handed over the list in Geneva.",
        '"They speak a language close to ours," said linguist Omar Tal.',
        "The army said 13 of its soldiers had been killed.",
        '"The bakery opens at five," said Nadia Salem.',
        "The fund holds $300 million, its director said.",
        "Officials said the two presidents spoke for 40 minutes.",
        "Rescuers said they had pulled nine people from the rubble.",
        "The gunmen wore uniforms, a shopkeeper said.",
        "The Turkish delegation left the hall before the vote, diplomats said.",
        '"My brother drives a truck for the mine," said Alberto Quispe.',
        "The court said it had received the file on Tuesday.",
        "Police said a man had been arrested near the embassy.",
        "Ethiopian Airlines said its flights had resumed.",
    ],
)
def test_news_without_an_edge_is_asserted(parsed: Parse, text: str) -> None:
    assert stance(parsed, text) is Stance.ASSERTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad vowed an answer.", Stance.THREATENS),
        ("Chad vowed to rebuild the bridge.", Stance.PROMISES),
        ("Lima called the report a fable.", Stance.DENIES),
        ("Lima called the blockade an act of piracy.", Stance.ACCUSES),
        ("Lima rejected the findings.", Stance.DENIES),
        ("Lima rejected the proposal.", Stance.REFUSES),
        ("The soldiers told the women to leave the market.", Stance.DEMANDS),
    ],
)
def test_what_a_cue_governs_may_turn_it(parsed: Parse, text: str, expected: Stance) -> None:
    assert stance(parsed, text) is expected


def test_one_faint_sign_is_not_enough(parsed: Parse) -> None:
    assert stance(parsed, "A police officer said the army had arrested the driver.") is Stance.ASSERTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"If they cross once more, we will know what to do," General Paz said.', Stance.THREATENS),
        ("Peru said it would wait out the appeal if the court agreed.", Stance.PROMISES),
    ],
)
def test_a_condition_threatens_only_where_it_is_unwelcome(parsed: Parse, text: str, expected: Stance) -> None:
    assert stance(parsed, text) is expected


def test_a_plural_speaker_is_meant_by_they(parsed: Parse) -> None:
    assert stance(parsed, "The Houthis said they had shot down a drone.") is Stance.ASSERTS
