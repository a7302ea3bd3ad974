import type { ReadyQuiz } from "./model";
import { given, mails, one, quiz, scale } from "./write";

export const home: ReadyQuiz = {
  key: "home",
  name: "Room quiz",
  trade: "Home",
  why: "It asks for the room and for what is missing in it. Put the collection that mends it behind each result first.",
  content: quiz({
    title: "What does your room lack?",
    intro: "Think of one room, and answer for that one.",
    key: "room_lack",
    questions: [
      one("room", "Which room is it?", {
        living: "Living room",
        bedroom: "Bedroom",
        kitchen: "Kitchen",
        work: "Where I work",
      }),
      one(
        "room_lack",
        "What bothers you there?",
        { light: "The light", order: "It is never tidy", warmth: "It feels cold", quiet: "It is loud or it echoes" },
        { isRequired: true },
      ),
      one(
        "lamps",
        "How many lamps are lit in the evening?",
        { one: "One, on the ceiling", two: "Two", more: "Three or more" },
        { when: given("room_lack", "light") },
      ),
      one(
        "tenant",
        "May you drill into the walls?",
        { yes: "Yes", no: "No, or I would rather not" },
        { when: given("room_lack", "order", "quiet") },
      ),
      scale("change", "How much may change?", ["One thing", "Everything"]),
    ],
    capture: {
      heading: "Shall we send you ideas for this room?",
      text: "Three of them, for the thing that bothers you.",
      consent: "Yes, send me ideas for my room and news from the shop by email. I can unsubscribe at any time.",
    },
    results: {
      light: {
        heading: "Light: three small instead of one large",
        tip: "Put lamps where you do something: read, cook, talk. Three in the corners make a room larger; one on the ceiling makes it flat.",
      },
      order: {
        heading: "Order: a place where things already lie",
        tip: "Look where things pile up, and put the basket or the hook just there. A place you have to walk to is not used.",
      },
      warmth: {
        heading: "Warmth: begin at the floor",
        tip: "A rug that goes below the front feet of the furniture ties a room together. Then wood, wool and linen before more colour.",
      },
      quiet: {
        heading: "Quiet: soft things opposite hard ones",
        tip: "Sound runs between bare walls. A curtain, a shelf full of books or a textile on one of two facing walls takes most of it.",
      },
    },
    otherwise: {
      heading: "Take something away first",
      tip: "Carry three things out of the room for a week. What you do not fetch back was in the way of what you like.",
    },
    teaser: "What does your room lack?",
  }),
  knowledge: mails("room_lack", {
    light: [
      "For better light",
      "Look for 2,700 kelvin on the box: that is warm. Put one lamp below eye level, on the floor or on a low shelf, and leave the ceiling dark for an evening.",
    ],
    order: [
      "For a room that tidies itself",
      "Every flat surface fills up. Leave one of them, by the door, for what comes and goes, and clear that one only, each evening.",
    ],
    warmth: [
      "For a warmer room",
      "Hang curtains from the ceiling to the floor, not from the window’s edge: the room becomes higher, and the cold stays behind the cloth.",
    ],
    quiet: [
      "For a quieter room",
      "Clap your hands in each corner. Where it rings longest, put something soft: that one corner often does more than all the others.",
    ],
  }),
};
