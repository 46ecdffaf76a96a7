using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Moderation;

/// <summary>What export and erasure do with the trail of what was done to whom.</summary>
internal static class AuditPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        // What was done to whom must be answerable for afterwards; after erasure the ids lead to nobody.
        new PersonalTable<AuditEntry>("audit", (db, person) => db.AuditEntries.Where(e => e.SubjectId == person.Id))
            .Exports(nameof(AuditEntry.At), nameof(AuditEntry.Action))
            .Withholds(nameof(AuditEntry.Id), nameof(AuditEntry.ActorId), nameof(AuditEntry.SubjectId), nameof(AuditEntry.ObjectId))
            .Keeps(
                nameof(AuditEntry.Id),
                nameof(AuditEntry.At),
                nameof(AuditEntry.Action),
                nameof(AuditEntry.ActorId),
                nameof(AuditEntry.SubjectId),
                nameof(AuditEntry.ObjectId)
            ),
    ];
}
