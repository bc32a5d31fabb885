import type { CountryWords } from './language-words.ts';

/*
 * Code: names, then adjectives and what the people are called. The codes are those of ISO 3166-1 alpha-2, and `EU`, which
 * it reserves. The first name is that of Unicode CLDR for English (`Intl.DisplayNames`), which a test compares; the other
 * names and the adjectives are the usual ones of English dictionaries. It lists the countries that the news names often,
 * not all there are.
 */
const lines = `
AE United Arab Emirates, UAE, U.A.E., Emirates, Emirati, Emiratis
AF Afghanistan, Afghan, Afghans
AL Albania, Albanian, Albanians
AM Armenia, Armenian, Armenians
AO Angola, Angolan, Angolans
AR Argentina, Argentine, Argentinian, Argentines
AT Austria, Austrian, Austrians
AU Australia, Australian, Australians
AZ Azerbaijan, Azerbaijani, Azerbaijanis
BA Bosnia & Herzegovina, Bosnia and Herzegovina, Bosnia, Bosnian, Bosnians
BD Bangladesh, Bangladeshi, Bangladeshis
BE Belgium, Belgian, Belgians
BG Bulgaria, Bulgarian, Bulgarians
BO Bolivia, Bolivian, Bolivians
BR Brazil, Brazilian, Brazilians
BY Belarus, Belarusian, Belarusians
CA Canada, Canadian, Canadians
CH Switzerland, Swiss
CL Chile, Chilean, Chileans
CN China, PRC, People's Republic of China, Chinese
CO Colombia, Colombian, Colombians
CU Cuba, Cuban, Cubans
CY Cyprus, Cypriot, Cypriots
CZ Czechia, Czech Republic, Czech, Czechs
DE Germany, German, Germans
DK Denmark, Danish, Danes
DZ Algeria, Algerian, Algerians
EC Ecuador, Ecuadorian, Ecuadorians
EE Estonia, Estonian, Estonians
EG Egypt, Egyptian, Egyptians
ES Spain, Spanish, Spaniards
ET Ethiopia, Ethiopian, Ethiopians
EU European Union, EU, E.U.
FI Finland, Finnish, Finns
FR France, French
GB United Kingdom, UK, U.K., Britain, Great Britain, British, Britons
GE Georgia, Georgian, Georgians
GH Ghana, Ghanaian, Ghanaians
GR Greece, Greek, Greeks
HR Croatia, Croatian, Croats
HU Hungary, Hungarian, Hungarians
ID Indonesia, Indonesian, Indonesians
IE Ireland, Irish
IL Israel, Israeli, Israelis
IN India, Indian, Indians
IQ Iraq, Iraqi, Iraqis
IR Iran, Iranian, Iranians
IS Iceland, Icelandic, Icelanders
IT Italy, Italian, Italians
JO Jordan, Jordanian, Jordanians
JP Japan, Japanese
KE Kenya, Kenyan, Kenyans
KP North Korea, North Korean, North Koreans
KR South Korea, South Korean, South Koreans
KW Kuwait, Kuwaiti, Kuwaitis
KZ Kazakhstan, Kazakh, Kazakhs
LB Lebanon, Lebanese
LT Lithuania, Lithuanian, Lithuanians
LU Luxembourg, Luxembourgish
LV Latvia, Latvian, Latvians
LY Libya, Libyan, Libyans
MA Morocco, Moroccan, Moroccans
MD Moldova, Moldovan, Moldovans
ME Montenegro, Montenegrin, Montenegrins
MK North Macedonia, Macedonian, Macedonians
MX Mexico, Mexican, Mexicans
MY Malaysia, Malaysian, Malaysians
NG Nigeria, Nigerian, Nigerians
NL Netherlands, Holland, Dutch
NO Norway, Norwegian, Norwegians
NP Nepal, Nepali, Nepalis
NZ New Zealand, New Zealander, New Zealanders
PE Peru, Peruvian, Peruvians
PH Philippines, Philippine, Filipino, Filipinos
PK Pakistan, Pakistani, Pakistanis
PL Poland, Polish, Poles
PT Portugal, Portuguese
QA Qatar, Qatari, Qataris
RO Romania, Romanian, Romanians
RS Serbia, Serbian, Serbs
RU Russia, Russian, Russians
SA Saudi Arabia, Saudi, Saudis
SD Sudan, Sudanese
SE Sweden, Swedish, Swedes
SG Singapore, Singaporean, Singaporeans
SI Slovenia, Slovenian, Slovenes
SK Slovakia, Slovak, Slovaks
SY Syria, Syrian, Syrians
TH Thailand, Thai, Thais
TN Tunisia, Tunisian, Tunisians
TR Türkiye, Turkey, Turkish, Turks
TW Taiwan, Taiwanese
UA Ukraine, Ukrainian, Ukrainians
UG Uganda, Ugandan, Ugandans
US United States, United States of America, USA, U.S.A., US, U.S., America, American, Americans
UY Uruguay, Uruguayan, Uruguayans
VE Venezuela, Venezuelan, Venezuelans
VN Vietnam, Vietnamese
YE Yemen, Yemeni, Yemenis
ZA South Africa, South African, South Africans
ZW Zimbabwe, Zimbabwean, Zimbabweans`;

/** What English calls countries and their people. */
export const englishCountries: CountryWords = Object.fromEntries(
  lines
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, 2), line.slice(3).split(', ')]),
);
