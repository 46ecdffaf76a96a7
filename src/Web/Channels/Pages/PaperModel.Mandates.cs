using Microsoft.AspNetCore.Mvc;

namespace Visavis.Web.Channels.Pages;

/// <summary>The mandates in a client's file.</summary>
public sealed partial class PaperModel
{
    [BindProperty]
    public MandateInput MandateInput { get; set; } = new();

    /// <summary>With which the form was signed; empty when the client signed.</summary>
    [BindProperty]
    public Guid? SignedWith { get; set; }

    public MandatesView Mandates { get; private set; } = null!;

    private MandateHolder Holder => new(Client.AccountId, Client.Id);

    /// <summary>The scan as a download.</summary>
    public async Task<IActionResult> OnGetMandateAsync([FromQuery(Name = "scan")] string? scan, CancellationToken cancellationToken)
    {
        if (
            !await FindAsync(cancellationToken)
            || !MayEdit
            || !Guid.TryParse(scan, out var id)
            || await mandates.ScanAsync(Holder, id, cancellationToken) is not { } mandate
        )
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        return File(mandate.Scan, mandate.ScanType, $"mandat-{Client.Reference}{ScannedForm.Ending(mandate.ScanType)}");
    }

    public async Task<IActionResult> OnPostMandateAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await FindAsync(cancellationToken) || !MayEdit)
        {
            return NotFound();
        }

        if (!await mandates.AddAsync(Holder, MandateInput, AccountId, TodayDate, AddMandateError, cancellationToken))
        {
            await ReadMandatesAsync(isRefused: true, cancellationToken);
            return Page();
        }

        return SaidAbout(texts["Le mandat est enregistré."]);
    }

    public async Task<IActionResult> OnPostRevokeMandateAsync(Guid mandateId, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await FindAsync(cancellationToken) || !MayEdit || !await mandates.RevokeAsync(Holder, mandateId, cancellationToken))
        {
            return NotFound();
        }

        return SaidAbout(texts["Le mandat est arrêté : plus personne n’agit avec lui."]);
    }

    private void AddMandateError(string field, string text) => ModelState.AddModelError($"{nameof(MandateInput)}.{field}", text);

    private LocalRedirectResult SaidAbout(string sentence)
    {
        (NoticeSection, NoticeText) = ("mandates", sentence);
        return LocalRedirect($"{Here($"/organisation/clients/{Client.Id}/channel")}#mandates");
    }

    private async Task ReadMandatesAsync(bool isRefused, CancellationToken cancellationToken) =>
        Mandates = new MandatesView(
            this,
            await mandates.ListAsync(Holder, cancellationToken),
            MandateInput,
            TodayDate,
            isRefused,
            handler => $"{Here($"/organisation/clients/{Client.Id}/channel")}&handler={handler}"
        );
}
