using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Channels;
using Visavis.Web.Channels.Pages;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Telephone.Pages;

/// <summary>The mandates that somebody gave to their relatives.</summary>
public sealed partial class ChannelModel
{
    [BindProperty]
    public MandateInput MandateInput { get; set; } = new();

    /// <summary>With which a relative chooses; empty for oneself.</summary>
    [BindProperty]
    public Guid? ChosenWith { get; set; }

    public MandatesView Mandates { get; private set; } = null!;

    private MandateHolder Holder => new(AccountId, null);

    private DateOnly Today => LocalTime.Date(time.GetUtcNow(), ReaderZone.Of(User));

    /// <summary>The scan as a download.</summary>
    public async Task<IActionResult> OnGetMandateAsync([FromQuery(Name = "scan")] string? scan, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(scan, out var id) || await mandates.ScanAsync(Holder, id, cancellationToken) is not { } mandate)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        return File(mandate.Scan, mandate.ScanType, $"mandat{ScannedForm.Ending(mandate.ScanType)}");
    }

    public async Task<IActionResult> OnPostMandateAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await mandates.AddAsync(Holder, MandateInput, AccountId, Today, AddMandateError, cancellationToken))
        {
            await OnGetAsync(cancellationToken);
            await ReadMandatesAsync(isRefused: true, cancellationToken);
            return Page();
        }

        return Done("mandates", texts["Le mandat est enregistré."]);
    }

    public async Task<IActionResult> OnPostRevokeMandateAsync(Guid mandateId, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await mandates.RevokeAsync(Holder, mandateId, cancellationToken)
            ? Done("mandates", texts["Le mandat est arrêté : plus personne n’agit avec lui."])
            : NotFound();
    }

    private void AddMandateError(string field, string text) => ModelState.AddModelError($"{nameof(MandateInput)}.{field}", text);

    private async Task ReadMandatesAsync(bool isRefused, CancellationToken cancellationToken) =>
        Mandates = new MandatesView(
            this,
            await mandates.ListAsync(Holder, cancellationToken),
            MandateInput,
            Today,
            isRefused,
            handler => $"/account/channel?handler={handler}"
        );
}
