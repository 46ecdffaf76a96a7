using Microsoft.Playwright;

namespace Visavis.Browser.Tests.Media;

/// <summary>Real JPEG files, drawn by the browser.</summary>
internal static class DrawnPhoto
{
    public static async Task<FilePayload> OfAsync(IPage page, string name, int width, int height)
    {
        var data = await page.EvaluateAsync<string>(
            """
            ([width, height]) => {
              const canvas = Object.assign(document.createElement('canvas'), { width, height });
              const context = canvas.getContext('2d');
              context.fillStyle = '#2a4da8';
              context.fillRect(0, 0, width, height);
              return canvas.toDataURL('image/jpeg').split(',')[1];
            }
            """,
            new[] { width, height }
        );
        return new FilePayload
        {
            Name = name,
            MimeType = "image/jpeg",
            Buffer = Convert.FromBase64String(data),
        };
    }
}
