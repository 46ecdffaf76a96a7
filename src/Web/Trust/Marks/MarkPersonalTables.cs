using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Trust.Marks;

/// <summary>What export and erasure do with verified marks. A file that still waits loses its row and is swept.</summary>
internal static class MarkPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<VerifiedMark>
            .Deleted("verifiedMarks", (db, person) => db.Set<VerifiedMark>().Where(m => m.ProfessionalId == person.Id))
            .Exports(
                nameof(VerifiedMark.Kind),
                nameof(VerifiedMark.State),
                nameof(VerifiedMark.What),
                nameof(VerifiedMark.CompanyNumber),
                nameof(VerifiedMark.Name),
                nameof(VerifiedMark.AskedAt),
                nameof(VerifiedMark.DecidedAt),
                nameof(VerifiedMark.Answer),
                nameof(VerifiedMark.EndedAt)
            )
            .Withholds(
                nameof(VerifiedMark.Id),
                nameof(VerifiedMark.ProfessionalId),
                nameof(VerifiedMark.HeldNumber),
                nameof(VerifiedMark.ProofKey),
                nameof(VerifiedMark.ProofType),
                nameof(VerifiedMark.DecidedById),
                nameof(VerifiedMark.Version)
            ),
    ];
}
