namespace Visavis.Web.Demo;

/// <summary>What the people at the front of the demo show of their work: a thing of the trade, and what they say about it.</summary>
internal static class DemoTrades
{
    /// <summary>By the profession as <see cref="DemoFront"/> words it.</summary>
    public static IReadOnlyList<(string Thing, string Caption)> Of(string profession) =>
        profession switch
        {
            "Plombier" =>
            [
                ("tap", "Un robinet changé dans la matinée"),
                ("pipes", "Canalisation refaite, sans fuite"),
                ("radiator", "Radiateur purgé et réglé"),
                ("toolbox", "Tout est dans la caisse"),
            ],
            "Professeure d’anglais" =>
            [
                ("board", "La leçon du jour"),
                ("books", "Mes livres préférés pour débuter"),
                ("headset", "On travaille l’oreille aussi"),
            ],
            "Avocate" =>
            [
                ("scales", "À l’entrée du cabinet"),
                ("shelf", "Le code, toujours à portée de main"),
                ("lamp", "Fin de journée au bureau"),
            ],
            "Infirmière libérale" =>
            [
                ("bag", "Prête pour la tournée"),
                ("stethoscope", "Prendre le temps d’écouter"),
                ("pills", "Le pilulier de la semaine"),
            ],
            "Technicien informatique" =>
            [
                ("monitor", "Un poste remis en route"),
                ("laptop", "Sauvegarde en cours"),
                ("router", "Le wifi, enfin partout"),
            ],
            "Menuiserie et agencement" =>
            [
                ("chair", "Une chaise en frêne"),
                ("saw", "Affûtée chaque semaine"),
                ("planks", "Le chêne sèche deux ans"),
            ],
            "Mairie, accueil et état civil" =>
            [
                ("hall", "L’hôtel de ville"),
                ("folders", "Votre dossier suit son cours"),
                ("stamp", "Un acte en cinq minutes"),
            ],
            "Atelier de réparation" =>
            [
                ("bicycle", "Repartie sur ses deux roues"),
                ("toolbox", "Les outils sont prêtés"),
                ("lamp", "Une lampe sauvée de la benne"),
            ],
            "Assistante administrative" =>
            [
                ("laptop", "Mon poste de travail"),
                ("folders", "Un classement que tout le monde retrouve"),
                ("calendar", "L’agenda de l’équipe"),
            ],
            "Psychologue clinicienne" =>
            [
                ("armchair", "Un endroit où parler"),
                ("plant", "Dans la salle d’attente"),
                ("cups", "On commence par un thé"),
            ],
            "Coach sportif" =>
            [
                ("dumbbell", "Pas besoin de plus"),
                ("kettlebell", "Vingt minutes suffisent"),
                ("bottle", "Boire avant d’avoir soif"),
            ],
            "Photographe" =>
            [
                ("camera", "Mon boîtier de tous les jours"),
                ("tripod", "Séance en lumière naturelle"),
                ("frames", "Tirages de l’année"),
            ],
            _ => [("plant", "Sur mon bureau"), ("laptop", "Mon poste de travail"), ("lamp", "Fin de journée")],
        };
}
