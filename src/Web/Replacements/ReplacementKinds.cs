using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Replacements;

/// <summary>This module's lines of the notification catalogue.</summary>
internal static class ReplacementKinds
{
    public const string Asked = "replacement-asked";
    public const string Taken = "replacement-taken";
    public const string Filled = "replacement-filled";
    public const string Alert = "replacement-alert";
    public const string Changed = "replacement-changed";
    public const string SheetMissing = "replacement-sheet-missing";
    public const string Hours = "replacement-hours";

    public static readonly NotificationKind[] All =
    [
        new(Asked, "Remplacements proposés", typeof(ReplacementTexts), NotificationGroup.Organisation),
        new(Taken, "Propositions pourvues par quelqu’un d’autre", typeof(ReplacementTexts), NotificationGroup.Organisation),
        new(Changed, "Remplacements modifiés ou annulés", typeof(ReplacementTexts), NotificationGroup.Organisation)
        {
            MayBeStopped = false,
        },
        new(SheetMissing, "Feuilles d’heures qui manquent", typeof(ReplacementTexts), NotificationGroup.Organisation),
        new(Hours, "Heures de remplacement à approuver, modifiées ou contestées", typeof(ReplacementTexts), NotificationGroup.Organisation)
        {
            MayBeStopped = false,
        },
        new(Filled, "Vos demandes de remplacement : réponses", typeof(ReplacementTexts), NotificationGroup.Organisation),
        new(Alert, "Remplacements à surveiller", typeof(ReplacementTexts), NotificationGroup.Organisation) { MayBeStopped = false },
    ];
}
