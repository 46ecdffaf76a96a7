using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Letters.Pages;

/// <summary>The operator's post: one PDF a day, marked as sent by whoever carries it away.</summary>
public sealed class IndexModel(LetterDesk desk, IStringLocalizer<ChannelTexts> texts) : StaffPageModel
{
    private const string Address = "/administration/letters";
    private const string Pdf = "application/pdf";

    public int Waiting { get; private set; }

    /// <summary>Titles of those whose enclosure cannot be read.</summary>
    public IReadOnlyList<string> Held { get; private set; } = [];

    public IReadOnlyList<LetterDay> Days { get; private set; } = [];

    protected override bool IsForAdministrators => true;

    public static string Path(DateOnly day) => WrittenDate.Of(day);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Waiting = await desk.WaitingAsync(cancellationToken);
        Held = await desk.HeldAsync(cancellationToken);
        Days = await desk.DaysAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetPdfAsync(string day, CancellationToken cancellationToken)
    {
        if (WrittenDate.Read(day) is not { } date)
        {
            return NotFound();
        }

        if (await desk.PdfAsync(date, cancellationToken) is { } pdf)
        {
            return File(pdf, Pdf, $"visavis-{Path(date)}.pdf");
        }

        return await IsHeldAsync(cancellationToken) ? Told(NothingPrintable, Address) : NotFound();
    }

    public async Task<IActionResult> OnPostPrepareAsync(CancellationToken cancellationToken) =>
        Told(
            await desk.PrepareAsync(cancellationToken) is not null ? texts["Le PDF du jour est prêt. Ce qui arrive ensuite part demain."]
                : await IsHeldAsync(cancellationToken) ? NothingPrintable
                : texts["Aucune lettre n’attend."],
            Address
        );

    public async Task<IActionResult> OnPostSentAsync(string day, CancellationToken cancellationToken) =>
        WrittenDate.Read(day) is { } date && await desk.MarkSentAsync(date, StaffId, cancellationToken)
            ? Told(texts["Noté : ces lettres sont parties, et leurs délais courent."], "/administration/letters")
            : NotFound();

    private string NothingPrintable => texts["Aucune lettre ne peut être imprimée : voyez celles qui sont retenues."];

    private async Task<bool> IsHeldAsync(CancellationToken cancellationToken) => (await desk.HeldAsync(cancellationToken)).Count > 0;
}
