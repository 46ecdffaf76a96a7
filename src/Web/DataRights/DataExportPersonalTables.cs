using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.DataRights;

/// <summary>What export and erasure do with exports themselves.</summary>
internal static class DataExportPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<DataExport>
            .Deleted("exports", (db, person) => db.DataExports.Where(e => e.AccountId == person.Id))
            .Exports(nameof(DataExport.CreatedAt), nameof(DataExport.CompletedAt), nameof(DataExport.State), nameof(DataExport.Bytes))
            .Withholds(
                nameof(DataExport.Id),
                nameof(DataExport.AccountId),
                nameof(DataExport.Progress),
                nameof(DataExport.ExpiresAt),
                nameof(DataExport.LeasedUntil),
                nameof(DataExport.StorageKey),
                nameof(DataExport.Version)
            ),
    ];
}
