/** Where a name is at home; shoppers of one country carry names of several. */
export type Origin =
  | "british"
  | "irish"
  | "south-asian"
  | "west-african"
  | "polish"
  | "german"
  | "french"
  | "spanish"
  | "italian"
  | "dutch"
  | "nordic"
  | "east-asian"
  | "arabic";

interface Names {
  first: string[];
  last: string[];
}

const words = (text: string) => text.split(" ");

export const names: Record<Origin, Names> = {
  british: {
    first: words(
      "Olivia Amelia Isla Ava Freya Florence Poppy Charlotte Emily Grace Alice Ruby Harriet Hannah Lucy Megan Eleanor " +
        "Rosie Jessica Imogen Bethan Eilidh Catrin Fiona Gemma Holly Jack Oliver Harry George Thomas James Callum Rhys",
    ),
    last: words(
      "Smith Jones Taylor Brown Williams Wilson Davies Evans Walker Wright Robinson Thompson Hughes Green Hall Wood " +
        "Clarke Jackson Turner Cooper Ward Morris Baker Harrison Campbell Stewart Fraser Lloyd Bennett Ashworth Pemberton",
    ),
  },
  irish: {
    first: words("Aoife Saoirse Ciara Niamh Róisín Clodagh Sinéad Gráinne Orla Maeve Conor Cillian Oisín Darragh"),
    last: words("Murphy Kelly O’Sullivan Walsh O’Brien Byrne Ryan Doyle Gallagher Doherty Kennedy Lynch Nolan Brennan"),
  },
  "south-asian": {
    first: words("Priya Aisha Ananya Meera Zara Fatima Nadia Kavita Simran Sana Divya Rohan Arjun Imran Amina Leela"),
    last: words("Patel Khan Singh Shah Hussain Kaur Begum Sharma Ahmed Gupta Malik Chowdhury Rao Iyer Mehta"),
  },
  "west-african": {
    first: words("Adaeze Chiamaka Folake Ngozi Amara Temitope Abena Efua Yaa Ifeoma Kwame Tunde Kofi Zainab"),
    last: words("Okafor Adeyemi Mensah Owusu Eze Balogun Boateng Nwosu Asante Ibrahim Adebayo Osei"),
  },
  polish: {
    first: words("Zofia Zuzanna Katarzyna Agnieszka Małgorzata Magdalena Joanna Kinga Paulina Tomasz Paweł Jakub"),
    last: words("Nowak Wójcik Mazur Krawczyk Woźniak Zając Kaczmarek Pawlak Dudek Wieczorek Stępień Wróbel"),
  },
  german: {
    first: words("Hannah Lena Marie Jule Greta Annika Katrin Sabine Mia Frieda Jürgen Lukas Jonas Felix Heike"),
    last: words("Müller Schmidt Schneider Fischer Weber Wagner Becker Schäfer Koch Richter Wolf Neumann Schröder Weiß"),
  },
  french: {
    first: words("Camille Léa Manon Chloé Inès Élodie Margaux Juliette Océane Anaïs Hugo Théo Mathis Hélène Noémie"),
    last: words("Martin Bernard Dubois Durand Moreau Laurent Lefèvre Roux Fournier Girard Mercier Chevalier Gauthier"),
  },
  spanish: {
    first: words("Lucía Martina Paula Carmen Alba Noa Valeria Inés Marta Rocío Diego Álvaro Sergio Begoña"),
    last: words("García Fernández González López Martínez Sánchez Pérez Gómez Ruiz Díaz Moreno Muñoz Ibáñez"),
  },
  italian: {
    first: words("Giulia Sofia Chiara Martina Francesca Elena Alessia Giorgia Beatrice Matteo Luca Davide"),
    last: words("Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Conti Lombardi"),
  },
  dutch: {
    first: words("Emma Tess Sanne Fleur Lotte Anouk Femke Maaike Roos Daan Bram Sem Noor"),
    last: words("Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer"),
  },
  nordic: {
    first: words("Astrid Freja Ingrid Linnea Elsa Saga Maja Signe Tuva Solveig Erik Oskar Emil Åsa Sølvi"),
    last: words("Andersson Johansson Nilsson Lindqvist Larsen Hansen Nielsen Sørensen Berg Lund Holm Sjöberg"),
  },
  "east-asian": {
    first: words("Mei Yuki Hana Sakura Jia Xin Ying Minji Soo-ah Haruka Wei Kenji Aiko Lin"),
    last: words("Wang Li Zhang Chen Tanaka Sato Suzuki Kim Park Lee Nguyen Yamamoto Huang"),
  },
  arabic: {
    first: words("Layla Yasmin Noor Salma Rania Hala Mariam Samira Dina Omar Karim Youssef"),
    last: words("Haddad Mansour Nasser Khalil Aziz Farah Saleh Rahman Hassan Karam"),
  },
};
