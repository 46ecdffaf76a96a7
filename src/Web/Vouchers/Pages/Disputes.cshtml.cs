using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Vouchers.Pages;

/// <summary>What was typed, and why it was refused.</summary>
public sealed record RefusedDecision(Guid Booking, string? Count, string? Decision, string? CountError, string? WhyError)
{
    public string? Error => WhyError ?? CountError;
}

/// <summary>Contested vouchers, for moderators: so many are paid, the rest goes back.</summary>
public sealed class DisputesModel(VoucherDisputes disputes, IStringLocalizer<VoucherTexts> texts) : StaffPageModel
{
    private const int ShortestDecision = 10;

    public IReadOnlyList<Dispute> Disputes { get; private set; } = [];

    public RefusedDecision? Failed { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Disputes = await disputes.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid booking, string? count, string? decision, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var words = PersonalText.Clean(decision, VoucherClaim.LongestReason);
        var isCount = int.TryParse(
            count,
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var paid
        );
        var most = (await disputes.ListAsync(cancellationToken)).FirstOrDefault(one => one.Booking.Id == booking)?.Claim.Count ?? 0;
        string? countError = null;
        string? error = null;
        if (!isCount)
        {
            countError = texts["Écrivez un nombre entier de 0 à {0}.", most];
        }
        else if (words.Length < ShortestDecision)
        {
            error = texts["Écrivez pourquoi, en une phrase au moins : les deux la liront."];
        }
        else
        {
            switch (await disputes.DecideAsync(StaffId, booking, paid, words, cancellationToken))
            {
                case VoucherOutcome.Done:
                    return Told(texts["C’est décidé. Les deux côtés sont prévenus."]);
                case VoucherOutcome.BadCount:
                    countError = texts["Écrivez un nombre entier de 0 à {0}.", most];
                    break;
                case VoucherOutcome.OwnCase:
                    error = texts["Cette prestation est la vôtre, ou celle de votre organisation : une autre personne doit décider."];
                    break;
                default:
                    error = texts["Ce n’est plus contesté : quelqu’un d’autre a répondu entre-temps."];
                    break;
            }
        }

        Failed = new RefusedDecision(booking, count, decision, countError, error);
        Disputes = await disputes.ListAsync(cancellationToken);
        return Page();
    }
}
