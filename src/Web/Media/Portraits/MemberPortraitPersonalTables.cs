using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Media.Portraits;

/// <summary>What export and erasure do with the row of a portrait; the file goes with it.</summary>
internal static class MemberPortraitPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<MemberPortrait>
            .Deleted("portrait", (db, person) => db.Set<MemberPortrait>().Where(p => p.AccountId == person.Id))
            .Exports(nameof(MemberPortrait.Bytes), nameof(MemberPortrait.TakenAt))
            .Withholds(nameof(MemberPortrait.AccountId), nameof(MemberPortrait.PictureId), nameof(MemberPortrait.StorageKey)),
    ];
}
