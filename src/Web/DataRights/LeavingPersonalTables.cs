using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.DataRights;

internal static class LeavingPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<Leaving>
            .Deleted("leaving", (db, person) => db.Set<Leaving>().Where(l => l.AccountId == person.Id))
            .Exports(nameof(Leaving.AskedAt), nameof(Leaving.DueAt))
            .Withholds(nameof(Leaving.AccountId), nameof(Leaving.SecretHash), nameof(Leaving.WasHidden)),
    ];
}
