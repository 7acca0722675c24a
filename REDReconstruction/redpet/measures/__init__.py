"""Numbers about images: PSNR, SSIM, NRMSE, activity, regions."""
