using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Pages.Moderation;

/// <summary>What authorities were told or ordered; the case stays open.</summary>
public sealed partial class CaseModel
{
    public IReadOnlyList<(AuthorityRecord Record, string By)> Authorities { get; private set; } = [];

    /// <summary>The form as it was typed, for when it is shown again.</summary>
    public TypedAuthority TypedAuthority { get; private set; } = new(AuthorityAct.HandedOver, "", "", "");

    public async Task<IActionResult> OnPostAuthorityAsync(
        string? act,
        string? whom,
        string? what,
        string? day,
        CancellationToken cancellationToken
    )
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        var hasAct = Enum.TryParse<AuthorityAct>(act, out var done) && Enum.IsDefined(done);
        TypedAuthority = new TypedAuthority(
            done,
            PersonalText.Clean(whom, AuthorityRecord.LongestWhom),
            PersonalText.Clean(what, ReportLimits.Story),
            PersonalText.Clean(day, 10)
        );
        var today = DateOnly.FromDateTime(time.GetUtcNow().AddDays(1).UtcDateTime);
        if (
            !hasAct
            || TypedAuthority.Whom.Length < 2
            || TypedAuthority.What.Length < 2
            || WrittenDate.Read(TypedAuthority.Day) is not { } on
            || on > today
        )
        {
            return Refused("authority", texts["Écrivez quoi, à quelle autorité et quel jour (passé ou aujourd’hui)."]);
        }

        await authorities.AddAsync(Report.Id, StaffId, done, TypedAuthority.Whom, TypedAuthority.What, on, cancellationToken);
        return Told(texts["C’est noté. Le dossier reste ouvert."]);
    }
}

public sealed record TypedAuthority(AuthorityAct Act, string Whom, string What, string Day);
