//! Invented dossiers of any size: texts that differ from each other as news does, to see how linking
//! and comparing grow. Nobody in them is real.

use crate::texts::Text;

/// How many articles are on one story.
const ON_ONE: usize = 5;
/// How many sentences an article has.
const SENTENCES: usize = 14;

const BEGIN: [&str; 24] = [
    "Bar", "Bel", "Cor", "Dan", "Del", "Ev", "Fal", "Gar", "Hal", "Ist", "Jor", "Kel", "Lam",
    "Mar", "Nor", "Ost", "Pel", "Quin", "Ros", "Sal", "Tor", "Ul", "Ves", "Wil",
];
const MIDDLE: [&str; 12] = ["a", "an", "e", "el", "en", "er", "i", "in", "o", "on", "or", "u"];
const END: [&str; 20] = [
    "ba", "berg", "da", "dale", "den", "dor", "field", "gard", "ham", "ka", "land", "ley", "mond",
    "na", "rick", "son", "stad", "ton", "vic", "well",
];
const OFFICES: [&str; 10] = [
    "Mayor",
    "Interior minister",
    "Police chief",
    "Union leader",
    "Company spokesman",
    "Professor",
    "Governor",
    "Opposition leader",
    "Hospital director",
    "Transport secretary",
];
const BODIES: [&str; 10] = [
    "fire service",
    "city council",
    "police",
    "health ministry",
    "railway union",
    "port authority",
    "weather service",
    "rescue service",
    "energy regulator",
    "university",
];
const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MATTERS: [&str; 12] = [
    "houses were damaged",
    "people were injured",
    "passengers were on board",
    "workers were laid off",
    "trains were cancelled",
    "residents were moved to safety",
    "ballots were counted",
    "patients were treated",
    "trees fell",
    "flights were delayed",
    "votes were missing",
    "pupils stayed at home",
];

/// Numerical Recipes' generator; its high bits are the better ones.
struct Dice(u32);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % below
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.roll(words.len())]
    }

    fn name(&mut self) -> String {
        format!("{}{}{}", self.pick(&BEGIN), self.pick(&MIDDLE), self.pick(&END))
    }
}

/// What the articles on one story share.
struct Story {
    place: String,
    people: Vec<(String, String, &'static str)>,
    bodies: Vec<&'static str>,
    figures: Vec<(&'static str, usize)>,
    day: usize,
}

/// `n` articles, five on each story: the same ones each time.
pub(crate) fn invent(n: usize) -> Vec<Text> {
    let mut texts = Vec::with_capacity(n);
    for number in 0..n.div_ceil(ON_ONE) {
        let mut dice = Dice(number as u32 * 7919 + 1);
        let story = Story {
            place: dice.name(),
            people: (0..5).map(|_| (dice.name(), dice.name(), dice.pick(&OFFICES))).collect(),
            bodies: (0..3).map(|_| dice.pick(&BODIES)).collect(),
            figures: (0..6).map(|_| (dice.pick(&MATTERS), 3 + dice.roll(900))).collect(),
            day: dice.roll(7),
        };
        let articles = (0..ON_ONE).map(|part| article(&story, number * ON_ONE + part, &mut dice));
        texts.extend(articles);
    }
    texts.truncate(n);
    texts
}

fn article(story: &Story, number: usize, dice: &mut Dice) -> Text {
    let date = 10 + story.day;
    let mut text = format!("{} counts its losses\n\n{date} March 2025\n", story.place);
    let mut met = [false; 5];
    for _ in 0..SENTENCES {
        let who = dice.roll(story.people.len());
        let (first, last, office) = &story.people[who];
        let speaker = if met[who] { last.clone() } else { format!("{office} {first} {last}") };
        met[who] = true;
        let body = format!("{}'s {}", story.place, story.bodies[dice.roll(story.bodies.len())]);
        let (matter, count) = story.figures[dice.roll(story.figures.len())];
        // One account in eight has another number.
        let count = if dice.roll(8) == 0 { count + 1 + dice.roll(9) } else { count };
        let day = DAYS[(story.day + dice.roll(2)) % 7];
        let sentence = match dice.roll(8) {
            0 => format!("{speaker} said on {day} that {count} {matter} in {}.", story.place),
            1 => format!("According to the {body}, at least {count} {matter} on {day}."),
            2 => format!("“We did not expect that {count} {matter},” {speaker} said."),
            3 => format!("{speaker} denied that anybody had been warned before {day}."),
            4 => format!("{body} said {count} {matter}, and called for help from {}.", dice.name()),
            5 => format!("On {day}, {count} {matter} in {}.", story.place),
            6 => format!("{speaker} expects that work will go on until {day}."),
            _ => format!("About {count} {matter} in {} on {day}, the {body} said.", story.place),
        };
        text += &format!("\n{sentence}\n");
    }
    let words = text.split_whitespace().count();
    Text { id: format!("story-{number}"), text, words }
}
